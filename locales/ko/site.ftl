# What every site says, whatever its registries are.

tagline = 상태 코드의 뜻, 그리고 비슷한 코드와의 차이
home-description = 상태 코드를 찾아보거나 두 코드를 비교해 보십시오. 각각의 뜻, 구별하는 방법, 해야 할 일을 알려 줍니다.
not-found-title = 페이지를 찾을 수 없음
not-found-text = 이 주소에는 페이지가 없습니다. 언어를 선택하면 모든 코드와 비교를 볼 수 있습니다.
nearest = 혹시 찾으시는 페이지

## Around the page

skip = 본문으로 건너뛰기
registries = 코드 종류
languages = 언어
trail = 현재 위치
untranslated = 이 페이지의 일부는 아직 번역되지 않았습니다.
untranslated-link = 원문으로 읽기
look-up = 코드 검색(하나 또는 둘)
look-up-example = 1006, 비정상 종료, 502 vs 504
look-up-results = 검색 결과
look-up-none = 검색 결과가 없습니다. 번호나 이름으로 다시 검색해 주십시오.
look-up-count = 결과: { $count }
# Lists with commas, for the look-up: words between two codes, words that say nothing, words that stand before a code.
look-up-links = vs, versus, and, or, 와, 과, 이랑, 랑, 하고, 및, 또는
look-up-fillers = 차이, 차이점, 비교, 의, 은, 는, 이, 가, 뭐, 무엇, 뜻, 의미, 이유, 해결, 에러, 오류, 코드, 상태, 상태코드, 번, error, code, status, difference, between
look-up-cues = 상태, 코드, 오류, 에러, 상태코드, 종료, 응답, status, code, error, errno, exit, close, closed, response, rcode
theme = 테마
theme-auto = 자동
theme-light = 라이트
theme-dark = 다크

## A code

description = 설명
section-when = 이 코드를 보게 되는 경우
section-fix = 해결 방법
facts = 기본 정보
category = 분류
aliases = 별칭
constants = 언어별 상수
equivalents = 다른 프로토콜의 대응 코드
equivalent-from = 원래 코드
equivalent-to = 대응 코드
equivalent-how = 대응 방식
equivalent-source = 출처
references = 출처
often-confused = 자주 혼동되는 코드
compare-with = { JOSA($code, "과/와") } 다른 코드 비교
neighbors = 앞뒤 코드
code-since = { $version }부터 사용
code-deprecated = { $version }부터 사용을 권장하지 않습니다.
code-removed = { $version }에서 제거되었습니다.
code-replaced = 대신 사용할 코드:
code-draft = 초안입니다. 작성자만 이 페이지를 볼 수 있습니다.
moved = 이 페이지는 다음 주소로 옮겨졌습니다:

## Two codes

key-differences = 주요 차이점
when-to-use-which = 언제 어떤 것을 사용할지
learn-more = 더 알아보기
read-next = 이어서 읽기
telling = 핵심 차이
both = 공통: { $value }
first-check = 먼저 할 일
specified-in = 명세
facts-of-two = 항목별 비교
fact = 항목
differs = 다름:
same-facts = 같거나 한쪽만 명시된 항목
no-value = 명시되지 않음

## A registry

registry-heading = { $registry } 코드
code-count =
    { $count ->
       *[other] 코드 { $count }개
    }
pair-count =
    { $count ->
       *[other] 비교 { $count }개
    }
pick = 원하는 두 코드 비교
pick-first = 첫 번째 코드를 선택해 주십시오. 그 페이지에 비교할 수 있는 모든 코드가 나옵니다.
first-code = 첫 번째 코드
second-code = 두 번째 코드
compare = 비교
all-names = 모든 이름

## For machines

catalog = 모든 레지스트리와 코드를 담은 JSON

## Alerts in texts

alert-note = 참고
alert-tip = 팁
alert-important = 중요
alert-warning = 경고
alert-caution = 주의
