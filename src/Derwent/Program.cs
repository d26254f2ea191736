using Derwent;

return await Verbs.Root().Parse(args).InvokeAsync();
