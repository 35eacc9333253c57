using Pure.Jit.Conformance;

return Cli.Run(args);
