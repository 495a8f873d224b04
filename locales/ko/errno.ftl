# The facts of error numbers.

fact-errno-kind = 무엇에 관한 것인지
    .network = 네트워크
    .file = 파일이나 폴더
    .permission = 권한
    .limit = 한도나 공간 부족
    .process = 프로세스와 시그널
    .device = 장치
    .program = 프로그램이나 커널의 기능
fact-errno-retry = 다시 호출할까?
    .no-need = 필요 없음
    .at-once = 바로
    .when-ready = 디스크립터가 준비되면
    .later = 나중에
    .safe = 반복해도 안전한 요청일 때만
    .after-fix = 원인을 해결한 뒤에만
fact-errno-linux = Linux의 값(x86, ARM)
fact-errno-macos = macOS의 값
fact-errno-windows = Windows Sockets
fact-errno-exception = Python 예외
fact-errno-standard = 정의된 곳
    .posix = POSIX
    .linux = Linux
