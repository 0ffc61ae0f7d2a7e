"""The row of answers at a dialog's foot: back, and what it asks for."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def answers(back: QPushButton, confirm: QPushButton) -> QHBoxLayout:
    """Both at the right; Enter confirms."""
    confirm.setObjectName("primary")
    confirm.setDefault(True)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in (back, confirm):
        button.setAccessibleName(button.text())
        row.addWidget(button)
    return row
