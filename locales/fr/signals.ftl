# The facts of signals.

fact-signals-crash = Est-ce un plantage ?
    .fault = oui, une faute du programme
    .forced = non, le processus a été arrêté de force
    .request = non, une demande d’arrêt
    .limit = non, une limite est atteinte
    .reader = non, le lecteur est parti
    .timer = non, un timer est arrivé à échéance
    .notice = non, un avis
    .job = non, du contrôle de tâches
    .private = non, son sens est convenu entre programmes
    .probe = non, un test qui n’envoie rien
fact-signals-action = Si le programme ne le traite pas
    .terminate = le processus se termine
    .core = le processus se termine avec un core dump
    .ignore = il ne se passe rien
    .stop = le processus est suspendu
    .continue = le processus reprend
    .none = rien n’est envoyé
fact-signals-catch = Peut-il être traité ?
    .yes = oui
    .no = non
fact-signals-sent-by = Qui l’envoie
    .fault = le noyau, sur une instruction fautive
    .kernel = le noyau
    .terminal = le plus souvent le terminal
    .process = le plus souvent un autre processus
    .self = le plus souvent le programme lui-même
fact-signals-status = État de sortie dans le shell (Linux)
fact-signals-linux = Numéro sous Linux (x86, ARM)
fact-signals-macos = Numéro sous macOS
fact-signals-standard = Défini dans
    .posix-1990 = POSIX, depuis 1990
    .posix-2001 = POSIX, depuis 2001
    .none = le système, hors de POSIX à son ajout

relation-signals-status = l’état de sortie qu’affiche un shell sous Linux
