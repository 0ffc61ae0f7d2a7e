"""Printing on the line: jobs to the print service, and what it says of them and of its printer."""

from collections.abc import Mapping
from typing import Final

from windowkit.ids import Name
from windowkit.parts import Command, JobState, Message, Notice, Value

# A job's reason beside DONE: a CUPS queue has it; that is the queue's word, not the printer's.
HANDED_ON: Final = "handed-to-queue"


class Tray(Value, frozen=True, kw_only=True):
    """A paper tray by the printer's own name for it; `level` in percent, None where the printer does not say."""

    name: str
    level: int | None = None


class Supply(Value, frozen=True, kw_only=True):
    """Toner, ink or a waste box, as the printer names it; `level` in percent, None where the printer does not say.

    `colour` is PWG 5100.13's word for it (black, cyan, magenta, yellow, multi-color), "" where it is none of these.
    """

    name: str
    kind: str = ""  # IPP marker-types: toner, ink, waste-toner ...
    colour: str = ""
    level: int | None = None


def levels(supplies: tuple[Supply, ...], words: Mapping[str, str], coloured: str) -> tuple[str, ...]:
    """Each supply that says how full it is, called by `words` (kinds and colours) and `coloured` ("{0} {1}").

    What has no word, and what would be called like another one, keeps the printer's own name.
    """
    called = [_called(one, words, coloured) for one in supplies]
    return tuple(
        f"{name if name and called.count(name) == 1 else one.name} {one.level} %"
        for one, name in zip(supplies, called, strict=True)
        if one.level is not None
    )


def _called(supply: Supply, words: Mapping[str, str], coloured: str) -> str:
    kind, colour = words.get(supply.kind, ""), words.get(supply.colour, "")
    plain = supply.kind.startswith("waste")  # of every colour
    return coloured.format(colour, kind) if kind and colour and not plain else kind


class PrinterDetail(Value, frozen=True, kw_only=True):
    """What a printer says besides why it cannot print.

    `notes`: IPP keywords foreseen and not blocking (media-low, toner-low ...). `sheets`: its own counter, or, where
    it has none (`counted_here`), what the print service's spool has counted. `indirect`: a CUPS queue stands
    between; its word is no printer's word.
    """

    name: str = ""
    notes: tuple[str, ...] = ()
    trays: tuple[Tray, ...] = ()
    supplies: tuple[Supply, ...] = ()
    sheets: int = 0
    counted_here: bool = True
    indirect: bool = False


class PrintJob(Message, frozen=True, kw_only=True):
    """Server to print service, until `JobReport` answers it; the same `job` is the same job.

    `together`: it and the jobs asked for in one go with it, in order; empty where it is alone. A printer that
    staples brings them as one.
    """

    job: str
    notice: Notice
    together: tuple[str, ...] = ()


class CancelJob(Message, frozen=True, kw_only=True):
    """Server to print service: this job is not to be printed; `JobReport` says its end. Unknown or ended: nothing."""

    job: str


class JobReport(Command, frozen=True, kw_only=True):
    """Print service: where a job stands, from ACCEPTED (durable) to its end."""

    job: Name
    state: JobState
    ipp_job: int | None = None
    sheets: int = 0
    reasons: tuple[str, ...] = ()


class PrinterReport(Command, frozen=True, kw_only=True):
    """Print service: why the printer cannot print (empty when it can), and what else it says."""

    reasons: tuple[str, ...]
    detail: PrinterDetail = PrinterDetail()


class PrinterChanged(Message, frozen=True, kw_only=True):
    """Server to a kiosk, in a visit or not: its own printer, as the print service last said."""

    reasons: tuple[str, ...] = ()
    detail: PrinterDetail = PrinterDetail()
