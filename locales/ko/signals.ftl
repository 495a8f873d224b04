# The facts of signals.

fact-signals-crash = 비정상 종료인지
    .fault = 예, 프로그램의 결함
    .forced = 아니요, 강제 종료
    .request = 아니요, 종료 요청
    .limit = 아니요, 한도에 도달
    .reader = 아니요, 읽는 쪽이 사라짐
    .timer = 아니요, 타이머 만료
    .notice = 아니요, 알림
    .job = 아니요, 작업 제어
    .private = 아니요, 프로그램끼리 정한 뜻
    .probe = 아니요, 아무것도 보내지 않는 확인
fact-signals-action = 프로그램이 처리하지 않으면
    .terminate = 프로세스가 종료됨
    .core = 코어 덤프를 남기고 종료됨
    .ignore = 아무 일도 없음
    .stop = 프로세스가 일시 정지됨
    .continue = 프로세스가 다시 실행됨
    .none = 아무것도 보내지 않음
fact-signals-catch = 프로그램에서 처리할 수 있는지
    .yes = 예
    .no = 아니요
fact-signals-sent-by = 보내는 쪽
    .fault = 커널, 잘못된 명령어를 실행할 때
    .kernel = 커널
    .terminal = 대부분 터미널
    .process = 대부분 다른 프로세스
    .self = 대부분 프로그램 자신
fact-signals-status = 셸의 종료 상태(Linux)
fact-signals-linux = Linux의 값(x86, ARM)
fact-signals-macos = macOS의 값
fact-signals-standard = 정의된 곳
    .posix-1990 = POSIX, 1990년부터
    .posix-2001 = POSIX, 2001년부터
    .none = 시스템이 정의. 추가될 때 POSIX에 없었음

relation-signals-status = Linux의 셸이 보여 주는 종료 상태
