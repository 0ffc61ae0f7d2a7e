"""What a clerk can do. Pure."""

from enum import StrEnum, auto


class Action(StrEnum):
    """What a clerk can do."""

    TAKE = auto()
    EDIT = auto()
    REQUEST_DOCUMENT = auto()
    REVIEW = auto()
    WITHDRAW = auto()
    SUBMIT = auto()
    PRINT = auto()
    SETTLE = auto()
    WRITE = auto()
    FINISH = auto()
    ASK_RECORDING = auto()
    END_RECORDING = auto()
    SHOW = auto()
    SHOW_NOTICE = auto()
    LOOK = auto()
    CONTINUE = auto()
    OPEN_CONCERN = auto()
    ANSWER_CONCERN = auto()
    CLOSE_CONCERN = auto()
    TAKE_OVER = auto()
    NEXT_PAPER = auto()
    TRANSFER = auto()
    HOLD = auto()
    ATTEND = auto()
    LEAVE = auto()
    ASK_CARD = auto()
