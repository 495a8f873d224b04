//! No advice tells to send a request again without saying when that is safe.

use versus::Site;
use versus::internals::{AnyCode, Parts as _};

use crate::support::{load, project};

use super::{fact, registry};

/// How a language tells to send a request again, and how it says when that is safe.
struct Phrases {
    locale: &'static str,
    again: &'static [&'static str],
    safely: &'static [&'static str],
}

const PHRASES: [Phrases; 4] = [
    Phrases {
        locale: "en",
        again: &[
            "repeat",
            "retry 14",
            "retry methods",
            "retry policy",
            "retry with",
            "delayed retry",
            "request again",
            "sent again",
            "sends again",
            "called again",
            "try again later",
            "try again in",
        ],
        safely: &[
            "idempotent",
            "may run twice",
            "safe to repeat",
            "took effect",
            "check before you repeat",
        ],
    },
    Phrases {
        locale: "zh",
        again: &[
            "可以重试",
            "可以重发",
            "延迟重试",
            "重试策略",
            "重试 14",
            "来重试",
            "再重试",
            "重发同样",
            "并重发",
            "后重发",
            "分钟再试",
        ],
        safely: &["幂等", "重复执行", "可以安全", "是否已经生效", "是否生效", "先检查"],
    },
    Phrases {
        locale: "fr",
        again: &[
            "répéter",
            "répétez",
            "réessayez",
            "réessayer",
            "renvoie la requête",
            "renvoyez la requête",
            "relancez la requête",
        ],
        safely: &[
            "idempotent",
            "s’exécuter deux fois",
            "sans danger",
            "pris effet",
            "vérifiez",
            "quelques heures",
        ],
    },
    Phrases {
        locale: "ko",
        again: &[
            "재시도할 수",
            "재시도합니다",
            "재시도를",
            "재시도 정책",
            "다시 보내면",
            "다시 보낼 수",
            "다시 호출",
            "반복하기 전",
            "다시 보내기 전",
        ],
        safely: &["멱등", "두 번 실행", "안전", "반영되었는지", "확인"],
    },
];

/// Tells whether work may have been done before a code came, so that not every request may be sent again.
fn is_conditional(site: &Site, (id, code): AnyCode) -> bool {
    let registry = site.catalog().registry(id);
    let retry = || fact(registry, registry.code(code), "retry");
    let conditional = [Some("backoff"), Some("idempotent"), Some("new-connection")];
    let has_fact = registry.facts.iter().any(|fact| fact.id.value == "retry");
    registry.id != "websocket" && has_fact && conditional.contains(&retry())
}

/// Returns what the texts of a locale advise after such a code, in its own file and in comparisons.
fn advice<'s>(site: &'s Site, locale: &str) -> Vec<&'s str> {
    let locale = site.config().find_locale(locale).unwrap().0;
    let mut bodies = Vec::new();
    let mut compared = Vec::new();
    for (id, registry) in site.catalog().registries() {
        let fix = registry.sections.iter().position(|section| section.value == "fix").unwrap();
        for (number, code) in registry.codes() {
            if is_conditional(site, (id, number)) {
                bodies.push(code.texts[locale].as_ref().unwrap().sections[fix]);
            }
        }
        for (pair, comparison) in &registry.comparisons {
            compared.push(([pair.a(), pair.b()].map(|code| (id, code)), comparison));
        }
    }
    compared
        .extend(site.catalog().across().map(|(_, across)| (across.codes(), &across.comparison)));
    for (codes, comparison) in compared {
        if codes.into_iter().any(|code| is_conditional(site, code)) {
            let text = comparison.texts[locale].as_ref().unwrap();
            bodies.extend([text.verdict, text.choose]);
        }
    }
    bodies.into_iter().flatten().map(|body| body.text(site.sources())).collect()
}

#[test]
fn advice_to_send_again_says_when_it_is_safe() {
    let site = load(&project());
    for (id, code) in [("http", "503"), ("grpc", "14")] {
        let found = (site.catalog().find(id).unwrap(), registry(&site, id).find(code).unwrap());
        assert!(is_conditional(&site, found), "{id} {code}");
    }
    let says = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    for Phrases { locale, again, safely } in PHRASES {
        let texts = advice(&site, locale);
        let ends = ['\n', '.', '。'];
        let mut sentences: Vec<_> = texts.into_iter().flat_map(|text| text.split(ends)).collect();
        sentences.retain(|sentence| says(sentence, again));
        assert!(sentences.len() > 10, "{locale}: {}", sentences.len());
        sentences.retain(|sentence| !says(sentence, safely));
        assert!(sentences.is_empty(), "{locale}: when is this safe? {sentences:#?}");
    }
}
