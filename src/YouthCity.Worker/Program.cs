using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Functions;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Web.Access;
using YouthCity.Worker;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// The host in front says the caller's address, and overwrites what a caller says of it.
builder.Services.AddSingleton(new ClientAddress(IsForwarded: true));
builder.Services.AddYouthCity(builder.Configuration, WorkerTelemetry.Of(builder.Configuration));

// Our own limit answers 413.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
var app = builder.Build();

// A setting that is missing ends the start here, and says which. What the check finds is logged, and keeps nobody waiting.
var start = app.Services.GetRequiredService<StartCheck>();
_ = Task.Run(() => start.RunAsync(CancellationToken.None));
app.Run();
