# The facts of gRPC status codes.

fact-grpc-error = Est-ce une erreur ?
    .no = non, une réussite
    .canceled = oui, l’appelant a renoncé
    .unknown = oui, de nature inconnue
    .call = oui, dans l’appel
    .time = oui, le temps est écoulé
    .state = oui, l’état du système s’y oppose
    .refused = oui, le service refuse
    .limit = oui, une limite est dépassée
    .server = oui, dans le service ou la bibliothèque
    .temporary = oui, mais passagère
    .data = oui, des données sont perdues
    .sign-in = oui, des identifiants valides manquent
fact-grpc-retry = Répéter l’appel ?
    .no-need = inutile
    .not = non
    .seldom = en règle générale, non
    .state = seulement après un changement d’état
    .later = plus tard, si le quota le permet de nouveau
    .transaction = oui, toute la transaction
    .deployed = une fois la méthode déployée
    .idempotent = oui, si la méthode peut s’exécuter deux fois
    .sign-in = oui, avec des identifiants valides
fact-grpc-generated = Produit par la bibliothèque gRPC
    .both = oui, côté client et côté serveur
    .client = oui, côté client
    .no = non, seulement par le code du service
fact-grpc-effect = L’appel a-t-il pu prendre effet ?
    .done = oui, il a pris effet
    .possible = c’est possible
    .no = non
fact-grpc-http = Équivalent HTTP
fact-grpc-from-http = Statuts HTTP que les clients traduisent ainsi
fact-grpc-from-http2 = Erreurs HTTP/2 traduites ainsi

relation-grpc-code-proto = le statut HTTP que renvoient les passerelles
