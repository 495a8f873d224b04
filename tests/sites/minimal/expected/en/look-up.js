versus({"suffix":".html","lang":"en","registries":[{"folder":"minimal","name":"Minimal","codes":[["1","One","",[]],["2","Two","",[]]]}]});
