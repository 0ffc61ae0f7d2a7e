"""Erlang C: what is known of a queue whose visits come at random and last exponentially long. Pure."""


def waits(clerks: int, load: float) -> float:
    """The share of visits that wait at all; `load` is arrivals a second times seconds a visit."""
    if load >= clerks:
        return 1.0
    blocked = 1.0  # Erlang B, by its recursion: no factorials that overflow
    for number in range(1, clerks + 1):
        blocked = load * blocked / (number + load * blocked)
    return blocked / (1 - load / clerks * (1 - blocked))


def mean_wait(clerks: int, load: float, seconds: float) -> float:
    """The mean wait of all visits in seconds, where one visit lasts `seconds` on average."""
    return float("inf") if load >= clerks else waits(clerks, load) * seconds / (clerks - load)


def answered_within(clerks: int, load: float, seconds: float, limit: float) -> float:
    """The share of visits that wait no longer than `limit` seconds."""
    if load >= clerks:
        return 0.0
    return 1 - waits(clerks, load) * 2.718281828459045 ** (-(clerks - load) * limit / seconds)


def needed(load: float, seconds: float, limit: float, share: float) -> int:
    """The fewest clerks with whom that share waits no longer than `limit` seconds."""
    clerks = max(1, int(load) + 1) if load > 0 else 0
    while load > 0 and answered_within(clerks, load, seconds, limit) < share:
        clerks += 1
    return clerks
