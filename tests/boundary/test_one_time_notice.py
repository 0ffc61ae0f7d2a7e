"""Where people are sent: from the site's file, through a visit, onto the sheet that the resident takes along."""

import subprocess
from pathlib import Path

from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.catalogue import load_matters
from windowkit.institutions import load_institutions

ASSETS = Path(__file__).parents[2] / "assets"
KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]


def test_the_sheet_says_where_each_missing_paper_is_to_be_had_and_when_they_are_open(tmp_path: Path) -> None:
    text = (ASSETS / "matters" / "medical-record-booklet.toml").read_text()
    text = text.replace("\nworking_days", '\ndesignated = ["example-hospital"]\nworking_days', 1)
    (tmp_path / "own.toml").write_text(
        text.replace("[[materials]]", '[[materials]]\nat = ["example-police-station"]', 1)
    )
    places = load_institutions(ASSETS / "institutions.example.toml")
    cast = HallCast()
    cast.matter = load_matters(tmp_path, ASSETS / "notices", places)[cast.matter.code]
    cast.restart()
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1) is None
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template="one_time", data={}) is None
    (written,) = (one.notice for one in cast.visits[visit].notices)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=written.id) is None
    (job,) = (one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob))
    (sheet := tmp_path / "sheet.pdf").write_bytes(Renderer(ASSETS / "notices", Fonts()).render(job.notice))
    words = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "到哪里办：公安派出所、样例路派出所（虚构）" in words
    for one in places.values():
        for line in (one.name, f"地址：{one.address}", f"电话：{one.phone}", f"时间：{one.hours}"):
            assert line in words
        assert f"{one.name_en}, {one.address_en}. {one.hours_en}" in " ".join(words.split())
