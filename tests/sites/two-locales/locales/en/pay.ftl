section-example = Example
fact-pay-retry = Retry?
    .yes = yes
    .no = no
fact-pay-advice = Advice
fact-pay-header = Header
fact-pay-followed-by = Often followed by
