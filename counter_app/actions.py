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
    REASSIGN = auto()
    NEXT_PAPER = auto()
    TRANSFER = auto()
    HOLD = auto()
    ASK_LEADER = auto()
    ATTEND = auto()
    LEAVE = auto()
    ASK_CARD = auto()
    MARK = auto()  # a material on the list
    EDIT_PAGE = auto()
    USE_EARLIER = auto()  # a paper of an earlier case
    SIGN_ON_PAPER = auto()
    JUDGE_PAPER = auto()  # signed by hand
    TICK = auto()  # a step of the guide
