"""Whose words stand in a field, in a few words."""

from PySide6.QtCore import QCoreApplication

from counter_app.words_of import Source

translate = QCoreApplication.translate


def source(whose: Source) -> str:
    """Beside the field's label; "" for what was typed."""
    match whose:
        case Source.TYPED:
            return ""
        case Source.CARD:
            return translate("FieldRow", "from the card")
        case Source.PHOTOGRAPH:
            return translate("FieldRow", "from the photograph")
        case Source.CASE:
            return translate("FieldRow", "from an earlier case")
        case Source.HOUSEHOLD:
            return translate("FieldRow", "from the household")
        case Source.DRAFT:
            return translate("FieldRow", "from the earlier visit")
        case Source.GUIDE:
            return translate("FieldRow", "from the guide's question")
