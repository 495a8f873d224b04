# The facts of WebSocket close codes, and how the registry words a difference of category.

fact-websocket-error = Est-ce une erreur ?
    .no = non, une fin ordinaire
    .temporary = non, un état passager du serveur
    .lost = oui, la connexion est perdue
    .timeout = oui, le délai est dépassé
    .refused = oui, le pair a refusé
    .fault = oui, un défaut
    .application = c’est l’application qui décide
fact-websocket-reconnect = Se reconnecter ?
    .if-needed = seulement si c’est encore utile
    .backoff = oui, avec des délais croissants
    .delayed = oui, après 5 à 30 secondes tirées au hasard
    .later = plus tard, ou à une autre adresse
    .sign-in = après une nouvelle authentification
    .after-fix = une fois la cause corrigée
    .application = selon les règles de l’application
fact-websocket-sent-by = Envoyé par
    .either = l’un ou l’autre côté
    .client = le client
    .server = le serveur
    .none = personne
fact-websocket-on-wire = Autorisé dans une trame Close
    .yes = oui
    .no = non
fact-websocket-local-report = Signalé seulement en local
    .yes = oui
    .no = non
fact-websocket-clean-close = Fermeture propre (wasClean)
    .yes = oui, une fois les deux trames Close échangées
    .no = non
fact-websocket-browser-close = Accepté par close() du navigateur
    .yes = oui
    .no = non, lève InvalidAccessError
fact-websocket-defined-in = Défini par
    .rfc = la RFC 6455
    .iana = le registre IANA, après la RFC 6455
    .first-come = le registre IANA, premier arrivé, premier servi
    .private = l’application seule
fact-websocket-registered-by = Enregistré par

summary-two-categories-websocket = { $registry } { $a } ({ $a-name }) fait partie des « { $a-category } », { $b } ({ $b-name }) des « { $b-category } ». Avec { $a }, { $a-means } Avec { $b }, en revanche, { $b-means }
difference-category-websocket = { $a } fait partie des « { $a-category } », { $b } des « { $b-category } ».

relation-websocket-likened = rapproché dans le registre de l’IANA
relation-websocket-like-name = nom proche ; aucune conversion n’est définie
