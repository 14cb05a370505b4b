using Cms.Media.Renderer;

// Called with a source, a target and an order. Ends with 0 when the target is written, 3 when the picture is better left as it is, 1 when it cannot be read.
try
{
    Limits.Set();
    return Rendering.Run(args[0], args[1], RenderOrder.Parse(args[2..]));
}
catch (Exception problem) when (problem is VipsException or FormatException or IndexOutOfRangeException or DllNotFoundException or InvalidOperationException)
{
    Console.Error.WriteLine(problem.Message);
    return Rendering.Failed;
}
