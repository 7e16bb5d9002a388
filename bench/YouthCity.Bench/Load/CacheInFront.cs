using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace YouthCity.Bench.Load;

/// <summary>nginx in front of the service, keeping what the answers allow to be kept and nothing else.</summary>
internal sealed class CacheInFront : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-cache-");
    private readonly Process _process;

    private CacheInFront(Uri service)
    {
        var port = Servers.FreePort();
        Address = new UriBuilder("http", "127.0.0.1", port).Uri;
        var settings = Path.Combine(_folder.FullName, "nginx.conf");
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off;
            master_process off;
            pid {{_folder.FullName}}/pid;
            error_log stderr crit;
            events { worker_connections 2048; }
            http {
              access_log off;
              client_body_temp_path {{_folder.FullName}}/body;
              proxy_temp_path {{_folder.FullName}}/proxy;
              fastcgi_temp_path {{_folder.FullName}}/fastcgi;
              uwsgi_temp_path {{_folder.FullName}}/uwsgi;
              scgi_temp_path {{_folder.FullName}}/scgi;
              proxy_cache_path {{_folder.FullName}}/cache keys_zone=answers:10m;
              upstream service { server {{service.Authority}}; keepalive 64; }
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://service;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_cache answers;
                }
              }
            }
            """));
        _process = Process.Start(new ProcessStartInfo("nginx", ["-c", settings, "-p", _folder.FullName]) { UseShellExecute = false })!;
    }

    public Uri Address { get; }

    /// <summary>Null, with a word about it, where nginx is not installed.</summary>
    public static async Task<CacheInFront?> StartAsync(Uri service)
    {
        CacheInFront cache;
        try
        {
            cache = new CacheInFront(service);
        }
        catch (Win32Exception)
        {
            Console.WriteLine("The cache is left out: nginx is not installed.");
            return null;
        }

        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await http.GetAsync(cache.Address);
                return cache;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
