package io.i9chat.server.http;

import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Lease;
import io.i9chat.server.http.Transfers.Transfer;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the documents of the API, and a page that shows them and can try things out. All of it is
 * on the class path, the same for all, and needs no session.
 */
public final class DocumentRoutes {
  /** Where the page is. */
  public static final String PAGE = "/docs";

  /**
   * What the page may load: scripts, styles and calls of this server alone. Swagger UI has pictures
   * in its style sheet.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** What each takes of the budget: the buffer that its bytes go by. */
  private static final int BUFFER_BYTES = 32 * 1024;

  private static final String SWAGGER = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private static final Logger LOG = LoggerFactory.getLogger(DocumentRoutes.class);

  private final Supplier<byte[]> openApi;
  private final Supplier<byte[]> asyncApi;
  private final Function<HttpServletRequest, String> address;
  private final ByteBudget budget;

  /**
   * The routes of both documents.
   *
   * @param openApi what comes over HTTP, as JSON in UTF-8
   * @param asyncApi what comes over connections, as JSON in UTF-8
   * @param address what limits count a client by
   * @param budget what the buffers are taken of
   */
  public DocumentRoutes(
      Supplier<byte[]> openApi,
      Supplier<byte[]> asyncApi,
      Function<HttpServletRequest, String> address,
      ByteBudget budget) {
    this.openApi = openApi;
    this.asyncApi = asyncApi;
    this.address = address;
    this.budget = budget;
  }

  void install(JavalinConfig config, Transfers transfers) {
    String own = "/io/i9chat/server/http/docs/";
    String swagger = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
    String script = "text/javascript; charset=utf-8";
    String style = "text/css; charset=utf-8";
    file(config, transfers, PAGE, "text/html; charset=utf-8", own + "index.html");
    file(config, transfers, PAGE + "/docs.js", script, own + "docs.js");
    file(config, transfers, PAGE + "/docs.css", style, own + "docs.css");
    for (String name : new String[] {"swagger-ui-bundle.js", "swagger-ui.css"}) {
      String type = name.endsWith(".js") ? script : style;
      file(config, transfers, PAGE + "/" + name, type, swagger + name);
    }
    String icon = "favicon-32x32.png";
    file(config, transfers, PAGE + "/" + icon, "image/png", swagger + icon);
    document(config, transfers, "/openapi.json", openApi);
    document(config, transfers, "/asyncapi.json", asyncApi);
  }

  private void file(
      JavalinConfig config, Transfers transfers, String path, String type, String resource) {
    Tagged tagged = new Tagged(() -> open(resource));
    config.routes.get(
        path,
        ctx -> {
          ctx.header("Content-Security-Policy", POLICY);
          answer(ctx, transfers, path, type, tagged);
        });
  }

  private void document(
      JavalinConfig config, Transfers transfers, String path, Supplier<byte[]> document) {
    Tagged tagged = new Tagged(() -> new ByteArrayInputStream(document.get()));
    config.routes.get(
        HttpBinding.ROOT + path, ctx -> answer(ctx, transfers, path, "application/json", tagged));
  }

  private void answer(Context ctx, Transfers transfers, String route, String type, Tagged content) {
    AccessLog.route(ctx, route);
    // Asked about again each time, so that a newer server never shows parts of an older page.
    ctx.header("Cache-Control", "no-cache");
    boolean written;
    try (Lease lease = new Lease(budget.request(null, address.apply(ctx.req())))) {
      written = lease.take(BUFFER_BYTES, Demand.CALL);
      if (written) {
        String tag = content.tag();
        ctx.header("ETag", tag);
        if (has(ctx.header("If-None-Match"), tag)) {
          ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
          write(ctx, transfers, type, content, lease);
        }
      }
    }
    // Written when nothing is held any more, for a peer may take its time.
    if (!written) {
      Problems.write(ctx, Problem.of(ErrorCode.UNAVAILABLE));
    }
  }

  /** Whether a client has what is tagged so: weak tags are as good here (RFC 9110, 13.1.2). */
  private static boolean has(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  private static void write(
      Context ctx, Transfers transfers, String type, Tagged content, Lease lease) {
    ctx.contentType(type);
    try (InputStream in = content.open();
        Transfer transfer = transfers.begin(ctx, lease)) {
      OutputStream out = ctx.res().getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        transfer.moved(read);
      }
    } catch (IOException gone) {
      LOG.debug("{} broke off", ctx.path(), gone);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(DocumentRoutes.class.getResourceAsStream(resource), resource);
  }

  /** Bytes that are the same as long as the server runs, with what tells them from others. */
  private static final class Tagged {
    private final Supplier<InputStream> content;
    private @Nullable String tag;

    Tagged(Supplier<InputStream> content) {
      this.content = content;
    }

    InputStream open() {
      return content.get();
    }

    synchronized String tag() {
      String made = tag;
      if (made == null) {
        made = '"' + HexFormat.of().toHexDigits(checksum()) + '"';
        tag = made;
      }
      return made;
    }

    private int checksum() {
      CRC32C checksum = new CRC32C();
      byte[] buffer = new byte[BUFFER_BYTES];
      try (InputStream in = open()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          checksum.update(buffer, 0, read);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return (int) checksum.getValue();
    }
  }

  /** Which Swagger UI is on the class path. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open("/" + SWAGGER)) {
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }
}
