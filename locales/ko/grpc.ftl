# The facts of gRPC status codes.

fact-grpc-error = 오류 여부
    .no = 아니요, 성공
    .canceled = 예, 호출자가 취소
    .unknown = 예, 종류를 알 수 없음
    .call = 예, 호출의 오류
    .time = 예, 시간 초과
    .state = 예, 시스템의 상태가 허용하지 않음
    .refused = 예, 서비스가 거부
    .limit = 예, 제한 초과
    .server = 예, 서비스나 라이브러리의 오류
    .temporary = 예, 일시적인 오류
    .data = 예, 데이터가 손실됨
    .sign-in = 예, 유효한 자격 증명이 없음
fact-grpc-retry = 재시도 여부
    .no-need = 필요 없음
    .not = 아니요
    .seldom = 일반적으로 아니요
    .state = 상태가 바뀐 뒤에만
    .later = 나중에, 회복되는 제한이라면
    .transaction = 예, 트랜잭션 전체를
    .deployed = 메서드가 배포된 뒤에만
    .idempotent = 예, 두 번 실행되어도 되는 메서드라면
    .sign-in = 예, 유효한 자격 증명으로
fact-grpc-generated = gRPC 라이브러리가 설정함
    .both = 예, 클라이언트와 서버 모두
    .client = 예, 클라이언트에서
    .no = 아니요, 서비스 코드만
fact-grpc-effect = 호출 반영 여부
    .done = 예, 반영됨
    .possible = 그럴 수 있음
    .no = 아니요
fact-grpc-http = 대응하는 HTTP 상태 코드
fact-grpc-from-http = 클라이언트가 이 코드로 바꾸는 HTTP 상태 코드
fact-grpc-from-http2 = 이 코드로 바뀌는 HTTP/2 오류

relation-grpc-code-proto = 게이트웨이가 응답하는 HTTP 상태 코드
