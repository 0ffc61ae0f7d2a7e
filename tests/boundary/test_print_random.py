"""A small share of `make crash-print`'s random part: jobs while everything goes wrong, with seeds that stay."""

from pathlib import Path

import pytest

from bench.crash.randomly import play_all


@pytest.mark.timeout(180)
async def test_jobs_amid_random_faults_power_cuts_cut_lines_and_restarts_are_neither_doubled_nor_lost(
    tmp_path: Path,
) -> None:
    ended = await play_all(60, 7, tmp_path)
    assert ended.fates.total() == 60
    assert ended.bad == 0, ended.fates
    assert {"power cut", "line cut", "restart", "fault"} <= ended.mischief.keys()
