//! The inline text of a paragraph is one text to the rules of its language, whatever markup it is cut by.

use std::fs;

use crate::support::{build, folder_in_memory, report, write_tree};

/// Builds a site whose one code has a translation of the given text, and returns its description on the page.
fn description(lang: &str, text: &str) -> String {
    let folder = folder_in_memory();
    let root = folder.path().join("site");
    let locale = lang.split('-').next().unwrap();
    write_tree(&site(locale, lang, text), &root);
    let output = folder.path().join("dist");
    build(&root, &output);
    let page = fs::read_to_string(output.join(locale).join("demo/1.html")).unwrap();
    let (_, verdict) = page.split_once("<div class=\"verdict\"><p>").unwrap();
    verdict.split("</p>").next().unwrap().replace("\u{202F}", "~").replace('\u{A0}', "_")
}

fn site(locale: &str, lang: &str, text: &str) -> crate::support::Tree {
    let config = format!(
        "title = \"T\"\nbase_url = \"https://t.example\"\nsource_locale = \"{locale}\"\n\n[[locales]]\nid = \"{locale}\"\nlang = \"{lang}\"\nname = \"N\"\n"
    );
    let index = "+++\nname = \"Demo\"\n+++\n\nCodes.\n";
    let code = |text: &str| format!("+++\nname = \"One\"\n+++\n\n{text}\n");
    let files = [
        ("content/site.toml", config),
        ("content/demo/_index.md", index.into()),
        ("content/demo/1.md", code(text)),
        ("content/demo/2.md", code(text)),
    ];
    files.into_iter().map(|(path, text)| (path.into(), text.into_bytes())).collect()
}

#[test]
fn emphasis_ends_beside_the_punctuation_of_cjk() {
    for (lang, typed, expected) in [
        ("zh-Hans", "**错误：**请重试。", "<strong>错误：</strong>请重试。"),
        ("zh-Hans", "用**“引号”**包围。", "用<strong>“引号”</strong>包围。"),
        ("zh-Hans", "见*（注）*后。", "见<em>（注）</em>后。"),
        (
            "ko",
            "**404(Not Found)**는 **주의:**꼭.",
            "<strong>404(Not Found)</strong>는 <strong>주의:</strong>꼭.",
        ),
        (
            "zh-Hans",
            "写作 \\*错：\\*请，`**错：**请` 与 `**`。",
            "写作 *错：*请，<code>**错：**请</code> 与 <code>**</code>。",
        ),
    ] {
        assert_eq!(description(lang, typed), expected, "{typed}");
    }
}

#[test]
fn a_line_break_is_a_space_only_where_the_language_writes_one() {
    for (lang, typed, expected) in [
        (
            "zh-Hans",
            "请换卡。**请**\n再试。见[码][2]\n的“好”\n再试。",
            "请换卡。<strong>请</strong>再试。见<a href=\"../demo/2.html\">码</a>的“好”再试。",
        ),
        (
            "zh-Hans",
            "用 `curl`\n重试，状态码\n1002 不变。",
            "用 <code>curl</code>\n重试，状态码\n1002 不变。",
        ),
        ("ko", "다시\n시도.\n漢字\n漢字.", "다시\n시도.\n漢字\n漢字."),
        (
            "en",
            "He said “no”\n“yes”\n*now*\n**then**.",
            "He said “no”\n“yes”\n<em>now</em>\n<strong>then</strong>.",
        ),
    ] {
        assert_eq!(description(lang, typed), expected, "{typed}");
    }
}

#[test]
fn french_spaces_reach_across_markup() {
    for (lang, typed, expected) in [
        (
            "fr",
            "**Attention**: *lui*? [2]; «`x`».",
            "<strong>Attention</strong>_: <em>lui</em>~? <a href=\"../demo/2.html\">2</a>~; «~<code>x</code>~».",
        ),
        (
            "fr",
            "`a:b;`: 10:30, `a`::`b`, <https://a.example/?q=1;2>.",
            "<code>a:b;</code>_: 10:30, <code>a</code>::<code>b</code>, <a href=\"https://a.example/?q=1;2\">https://a.example/?q=1;2</a>.",
        ),
        (
            "fr",
            "Il reste **50** % ou 8 Ko ; « oui » !",
            "Il reste <strong>50</strong>_% ou 8_Ko~; «~oui~»~!",
        ),
        ("fr-CA", "Oui? Non; «oui»: là!", "Oui? Non; «_oui_»_: là!"),
    ] {
        assert_eq!(description(lang, typed), expected, "{typed}");
    }
}

#[test]
fn brackets_after_a_letter_are_text() {
    for (typed, expected) in [
        ("Read argv[1], tab[2][0] and `x`[2].", "Read argv[1], tab[2][0] and <code>x</code>[2]."),
        (
            "See [2], ([2]) and “[it][2]”.",
            "See <a href=\"../demo/2.html\">2</a>, (<a href=\"../demo/2.html\">2</a>) and “<a href=\"../demo/2.html\">it</a>”.",
        ),
    ] {
        assert_eq!(description("en", typed), expected, "{typed}");
    }
    assert_eq!(description("zh-Hans", "见[2]。"), "见<a href=\"../demo/2.html\">2</a>。");
}

#[test]
fn chinese_spaces_are_asked_for_across_markup() {
    for (text, slips) in [
        ("`curl`检查", 1),
        ("**Bold**后", 1),
        ("中文**Bold**", 1),
        ("[链接](https://a.example)English", 1),
        ("用 `curl` 检查，**Bold** 后 [2]。", 0),
    ] {
        let folder = folder_in_memory();
        write_tree(&site("zh", "zh-Hans", &format!("{text}。")), folder.path());
        let report = report(folder.path());
        // Two files hold the text.
        assert_eq!(report.matches("warning[typography]").count(), 2 * slips, "{report}");
    }
}
