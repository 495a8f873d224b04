# The facts of WebSocket close codes, and how the registry words a difference of category.

fact-websocket-error = 오류 여부
    .no = 아니요, 정상적인 종료
    .temporary = 아니요, 서버의 일시적인 상태
    .lost = 예, 연결이 끊김
    .timeout = 예, 시간 초과
    .refused = 예, 상대가 거부
    .fault = 예, 결함이 있음
    .application = 애플리케이션이 정함
fact-websocket-reconnect = 재연결 여부
    .if-needed = 아직 필요할 때만
    .backoff = 예, 간격을 늘려 가며
    .delayed = 예, 무작위로 5~30초 기다린 뒤
    .later = 나중에, 또는 다른 주소로
    .sign-in = 다시 로그인한 뒤
    .after-fix = 원인을 해결한 뒤에만
    .application = 애플리케이션의 규칙에 따라
fact-websocket-sent-by = 보내는 쪽
    .either = 어느 쪽이든
    .client = 클라이언트
    .server = 서버
    .none = 전송되지 않음
fact-websocket-on-wire = Close 프레임에 넣을 수 있음
    .yes = 예
    .no = 아니요
fact-websocket-local-report = 로컬에서만 생성됨
    .yes = 예
    .no = 아니요
fact-websocket-clean-close = 정상적으로 닫힘(wasClean)
    .yes = 예, 양쪽 Close 프레임이 오간 뒤
    .no = 아니요
fact-websocket-browser-close = 브라우저의 close()에서 허용
    .yes = 예
    .no = 아니요, InvalidAccessError 발생
fact-websocket-defined-in = 정의된 곳
    .rfc = RFC 6455
    .iana = IANA 레지스트리, RFC 6455 이후
    .first-come = IANA 레지스트리, 선착순 등록
    .private = 애플리케이션에서만
fact-websocket-registered-by = 등록한 사람

summary-two-categories-websocket = { $registry } { $a }({ $a-name }) 코드는 ‘{ $a-category }’에, { $b }({ $b-name }) 코드는 ‘{ $b-category }’에 속합니다. { $a } 코드는 { $a-means } 반면 { $b } 코드는 { $b-means }
difference-category-websocket = { JOSA($a, "은/는") } ‘{ $a-category }’에, { JOSA($b, "은/는") } ‘{ $b-category }’에 속합니다.

relation-websocket-likened = 등록 문서에서 서로 비슷하다고 설명함
relation-websocket-like-name = 이름만 비슷하며 정해진 매핑은 없음
