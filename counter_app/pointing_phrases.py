"""What the clerk reads of what the resident points at in the form."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from windowkit.matters import Matter
from windowkit.messages import VisitSnapshot

translate: Final = QCoreApplication.translate


def pointed_at(visit: VisitSnapshot, matter: Matter | None) -> str:
    """One sentence above the form; empty where the resident finds nothing wrong."""
    fields = [matter.field(key) for key in visit.marks] if matter is not None else []
    names = [phrases.local(field.label, field.label_en) for field in fields if field is not None]
    if names:
        words = translate("phrases", "The resident points at: {0}. It is not right there; please ask.")
        return words.format(phrases.listed(names))
    if visit.objected == "*":
        return translate("FormPanel", "The resident says something in the form is not right; please ask.")
    return ""
