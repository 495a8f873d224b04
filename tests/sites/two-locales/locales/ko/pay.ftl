section-example = 예
fact-pay-retry = 재시도
    .yes = 예
    .no = 아니요
fact-pay-advice = 조언
fact-pay-header = 헤더
fact-pay-followed-by = 자주 이어지는 코드
