"""The same visit with a missing camera, a server that is killed and a printer that is off."""

from collections.abc import Mapping
from typing import Any

import pytest

pytestmark = pytest.mark.timeout(1200)  # the first test waits for the whole visit


def test_a_call_without_a_camera_goes_on_with_sound_and_both_sides_say_so(troubled: Mapping[str, Any]) -> None:
    assert troubled["counter_says"]
    assert troubled["kiosk_says"]
    assert min(troubled["heard"]) >= 0.6


def test_a_talk_is_recorded_after_the_residents_yes_and_its_file_has_both_sides(troubled: Mapping[str, Any]) -> None:
    assert troubled["written_before_the_yes"] == []
    opened = troubled["opened"]
    assert opened["status"] == 0, opened["said"]
    assert len(opened["pictures"]) == len(opened["sounds"]) == 2
    assert all(len(frames) > 20 and max(frames) > 10 for frames in opened["pictures"].values())  # no black picture
    assert min(opened["sounds"].values()) > 0.05  # of full scale: both voices


def test_devices_that_come_and_go_are_missed_on_both_screens_and_back_without_a_restart(
    troubled: Mapping[str, Any],
) -> None:
    assert max(troubled["device_seconds"].values()) < 15, troubled["device_seconds"]


def test_another_programs_window_is_shown_sharp_and_its_closing_is_said_on_both_screens(
    troubled: Mapping[str, Any],
) -> None:
    assert troubled["sharp"] >= 0.9
    assert len(troubled["closed"]) == 2


def test_the_picture_goes_on_while_the_server_is_dead(troubled: Mapping[str, Any]) -> None:
    assert troubled["frames_without_server"]
    assert min(troubled["frames_without_server"]) > 5


def test_a_visit_resumes_after_the_server_was_killed_and_no_field_is_lost(troubled: Mapping[str, Any]) -> None:
    assert troubled["printed"]  # the form was read page by page, every answer compared, signed and submitted


def test_a_notice_is_read_on_the_touch_screen_before_it_prints(troubled: Mapping[str, Any]) -> None:
    assert len(troubled["notice_read"]) == 2
    assert troubled["notice_larger"] > troubled["notice_wide"]
    assert "一次性告知书" in troubled["notice_words"]
    assert "申请人身份证" in troubled["notice_words"]
    assert troubled["notice_job"].state == "completed"


def test_a_notice_waits_for_a_printer_that_is_off_and_the_clerk_sees_why(troubled: Mapping[str, Any]) -> None:
    assert "关着或没插线" in troubled["printer_says"]
    assert troubled["job_says"].startswith("等待打印机")


def test_the_notice_prints_once_the_printer_is_on(troubled: Mapping[str, Any]) -> None:
    assert [job.state for job in troubled["jobs"]] == ["completed", "completed"]
