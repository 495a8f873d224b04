#!/usr/bin/env python3
"""Turns the benchmark kit's neutral data (codes.json, ui.json, site.json) into a site of this program."""
import json
import os
import pathlib
import re

SITE = pathlib.Path(os.environ["SITE"])
CODES, UI, SETTINGS = (json.loads((SITE / f"{name}.json").read_text()) for name in ("codes", "ui", "site"))
LANG = {"en": "en", "zh": "zh-Hans", "fr": "fr", "ko": "ko"}


def write(path, text):
    """Writes only what differs, so that times tell the truth."""
    path = SITE / path
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def toml(text):
    return json.dumps(text, ensure_ascii=False)


def markdown(text):
    return re.sub(r"([<>&*_`\[\]\\])", r"\\\1", text)


def fluent(text):
    return re.sub(r"\{(\w+)\}", r"{ $\1 }", text)


def dashed(key):
    return key.replace("_", "-")


site = [f"title = {toml(UI['en']['site_name'])}", f"base_url = {toml(SETTINGS['base'])}", 'source_locale = "en"']
for locale in SETTINGS["locales"]:
    site += ["[[locales]]", f"id = {toml(locale)}", f"lang = {toml(LANG[locale])}", f"name = {toml(UI[locale]['lang_name'])}"]
    messages = [f"ui-{dashed(key)} = {fluent(text)}" for key, text in UI[locale].items() if not key.startswith("attr_")]
    messages += [f"fact-websocket-{dashed(key)} = {UI[locale]['attr_' + key]}" for key in SETTINGS["attrs"]]
    messages.append(f"ui-og-locale = {SETTINGS['og'][locale]}")
    write(f"locales/{locale}/bench.ftl", "\n".join(messages) + "\n")
write("content/site.toml", "\n".join(site) + "\n")

index = ["+++", 'name = "WebSocket"']
index += [f'[[facts]]\nid = "{dashed(key)}"\ntype = "text"' for key in SETTINGS["attrs"]]
write("content/websocket/_index.md", "\n".join(index + ["+++", "", "All codes.", ""]))
for code in CODES:
    for locale in SETTINGS["locales"]:
        text = code["t"][locale]
        front = ["+++", f"name = {toml(text['name'])}", "[facts]"]
        front += [f"{dashed(key)} = {toml(text[key])}" for key in SETTINGS["attrs"]]
        body = [markdown(text["desc"]), "# when", markdown(text["when"]), "# fix", markdown(text["fix"])]
        suffix = "" if locale == "en" else f".{locale}"
        write(f"content/websocket/{code['slug']}{suffix}.md", "\n\n".join(["\n".join(front + ["+++"])] + body) + "\n")
