using System.CommandLine;

namespace Derwent.Newsletters.Sending;

/// <summary><c>derwent newsletters send</c>: what the served program does by itself, once.</summary>
internal static class SendCommand
{
    public static Command Make(Func<ServiceProvider> services)
    {
        var send = new Command("send", "Sends the newsletters that are due and ends; may be stopped and started at any time.");
        send.SetAction(async (_, stop) =>
        {
            await using var provider = services();
            var press = provider.GetRequiredService<Press>();
            if (!press.HasServer)
            {
                await Console.Error.WriteLineAsync("SMTP_URL is not set, so there is no mail server to give them to. Everything waits.");
                return 1;
            }
            var run = await press.Run(stop);
            Console.WriteLine($"{run.Sent} sent.{(run.Away ? " The mail server cannot be used at the moment; the rest waits." : "")}");
            return run.Away ? 1 : 0;
        });
        return new Command("newsletters", "Letters to many.") { send };
    }
}
