package io.github.cameltegro.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cloudflare stands before Tegro and turns away runtimes that don't say who they are (docs/protocol.md, Errors). */
final class UserAgents {

    static final Reply BANNED = Reply.html(403, """
            <!DOCTYPE html>
            <html><head><title>Access denied | tegro.money used Cloudflare to restrict access</title></head>
            <body><h1>Error 1010</h1><p>The owner of this website has banned your access based on your browser's \
            signature.</p><p>error code: 1010</p></body></html>
            """);

    private static final Pattern RUNTIME_DEFAULT = Pattern.compile("(Java|Java-http-client|Apache-HttpClient)/.*");

    private UserAgents() {}

    static boolean banned(Optional<String> userAgent) {
        return userAgent
                .map(name -> name.isBlank() || RUNTIME_DEFAULT.matcher(name).matches())
                .orElse(true);
    }
}
