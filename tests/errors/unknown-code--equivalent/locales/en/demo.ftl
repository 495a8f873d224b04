relation-demo-gateway = by the rule of gateways
