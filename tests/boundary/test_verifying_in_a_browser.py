"""The page behind a notice's code as a phone shows it: real Chromium, no script, at a phone's size, for old eyes."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from tests.peers.server_cast import FORM, ID_NUMBER, cast, filled, serving, submitted
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m

BROWSERS = tuple(Path(f"/usr/bin/{name}") for name in ("chromium-headless-shell", "chromium"))
PHONE = {"width": 360, "height": 740}  # CSS pixels: small and cheap
SMALLEST, TITLE, CONTRAST = 20.0, 32.0, 7.0  # px, px, to one
PICTURES = os.environ.get("PAGE_PICTURES")  # a folder for people to look at what the tests saw
# Each piece of text with its size and its contrast (WCAG 2.2), and how far the page reaches.
LOOK = """() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[0-9.]+/g).map(Number).map(c => c / 255)
            .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const behind = node => {
        for (let one = node; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (colour !== 'rgba(0, 0, 0, 0)') return colour;
        }
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        if (!text) continue;
        const node = walk.currentNode.parentElement, style = getComputedStyle(node);
        const [a, b] = [light(style.color), light(behind(node))].sort((x, y) => y - x);
        texts.push({text, size: parseFloat(style.fontSize), contrast: (a + .05) / (b + .05), tag: node.tagName});
    }
    return {texts, wide: document.documentElement.scrollWidth};
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


@pytest.fixture
async def phone() -> AsyncIterator[Page]:
    async with async_playwright() as driver:
        program = next((one for one in BROWSERS if one.exists()), None)
        assert program is not None, "no Chromium: scripts/packages.txt has it, `make install` installs it"
        browser = await driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = await browser.new_context(
            viewport=PHONE, device_scale_factor=2, is_mobile=True, java_script_enabled=False, color_scheme="dark"
        )
        yield await context.new_page()
        await browser.close()


async def seen(phone: Page, address: str, name: str) -> tuple[int, str]:
    """The page's status and words, once an old eye could read them."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    answer = await phone.goto(address)
    assert answer is not None
    look = await phone.evaluate(LOOK)
    assert look["wide"] <= PHONE["width"], "nothing has to be pushed sideways"
    for text in look["texts"]:
        assert text["size"] >= SMALLEST, text
        assert text["contrast"] >= CONTRAST, text
    assert max(text["size"] for text in look["texts"] if text["tag"] == "H1") >= TITLE
    assert asked == [address], "a page that asks for nothing else tells nobody else"
    if PICTURES:
        await phone.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    return answer.status, "\n".join(text["text"] for text in look["texts"])


async def printed(server: ServerProcess) -> str:
    """The address in the code of a notice that was printed."""
    async with cast(server) as all_:
        await serving(all_)
        await filled(all_)
        await submitted(all_)
        job = await all_.printing.until(m.PrintJob)
        await all_.printing.ask(m.JobReport, job=job.job, state=m.JobState.DONE, sheets=1)
    return server.url + job.notice.data["verify_url"].removeprefix("https://window.example")


async def test_genuine_changed_and_unknown_are_read_at_a_glance_without_a_script(
    server: ServerProcess, phone: Page
) -> None:
    address = await printed(server)
    status, words = await seen(phone, address, "genuine")
    assert status == 200
    for expected in ("这份通知书是真的", "This notice is genuine", "受理通知书", "Notice of acceptance", "周**"):
        assert expected in words
    for private in (FORM["applicant_name"], FORM["applicant_phone"], ID_NUMBER, ID_NUMBER[-4:]):
        assert private not in words
    for was, now in (("n=1", "n=2"), ("t=acceptance", "t=assessment_result"), ("&s=", "&s=A")):
        status, words = await seen(phone, address.replace(was, now), "changed")
        assert status == 400
        assert "纸上的码被改过" in words
        assert "was changed" in words
        assert "周" not in words
    status, words = await seen(phone, address.partition("?")[0], "by-hand")
    assert status == 200
    code = address.partition("?")[0].rpartition("/")[2]
    status, words = await seen(phone, address.replace(code, "A" * len(code)), "unknown")
    assert status == 404
    assert "没有这份通知书" in words


async def test_whoever_guesses_is_told_to_wait(server: ServerProcess, phone: Page) -> None:
    for guess in range(25):
        status, words = await seen(phone, f"{server.url}/verify/guess-{guess}", "too-many")
        if status == 429:
            break
    else:
        raise AssertionError("guessing goes on")
    assert "请过五分钟再扫一次" in words
