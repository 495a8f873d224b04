# The facts of error numbers.

fact-errno-kind = De quoi il s’agit
    .network = le réseau
    .file = un fichier ou un dossier
    .permission = des autorisations
    .limit = une limite ou un manque de place
    .process = les processus et signaux
    .device = un périphérique
    .program = le programme ou les fonctions du noyau
fact-errno-retry = Refaire l’appel ?
    .no-need = inutile
    .at-once = aussitôt
    .when-ready = quand le descripteur est prêt
    .later = plus tard
    .safe = seulement si la requête peut être répétée sans risque
    .after-fix = pas avant d’avoir corrigé la cause
fact-errno-linux = Numéro sous Linux (x86, ARM)
fact-errno-macos = Numéro sous macOS
fact-errno-windows = Windows Sockets
fact-errno-exception = Exception Python
fact-errno-standard = Défini dans
    .posix = POSIX
    .linux = Linux
