package io.i9chat.server.http;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the store of media answer its signed URLs, if it is served by this server. Nobody is asked
 * who they are: the signature is the authority. Bodies may be long and take long, as long as they
 * keep moving; each takes a fixed piece of memory, and no more move at once than there is room for.
 */
public final class MediaRoutes {
  /** Each has a buffer of 64 KiB, so that together they take no more than all other bodies may. */
  private static final int MAX_MOVING = Bodies.MAX_TOTAL_BYTES / (64 * 1024);

  /** How long a client is told to wait whose address moves too many. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final List<HandlerType> METHODS =
      List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST, HandlerType.PUT);

  private static final Logger LOG = LoggerFactory.getLogger(MediaRoutes.class);

  /** How many bodies an address may move at once, so that one cannot take the room of all. */
  public static final int PER_ADDRESS = 64;

  private final MediaStore.Endpoint endpoint;
  private final Supplier<URI> self;
  private final Function<HttpServletRequest, String> address;
  private final Semaphore room = new Semaphore(MAX_MOVING);
  private final Counts<String> addresses;

  /**
   * The routes of an endpoint.
   *
   * @param self the address of this server, which completes where an upload goes to
   * @param address what limits count a client by
   * @param limited whether an address may move {@link #PER_ADDRESS} bodies at once, or any number
   */
  public MediaRoutes(
      MediaStore.Endpoint endpoint,
      Supplier<URI> self,
      Function<HttpServletRequest, String> address,
      boolean limited) {
    this.endpoint = endpoint;
    this.self = self;
    this.address = address;
    this.addresses = new Counts<>(limited ? PER_ADDRESS : MAX_MOVING);
  }

  void install(JavalinConfig config) {
    for (HandlerType method : METHODS) {
      config.routes.addHttpHandler(method, endpoint.path() + "*", this::serve);
    }
  }

  /** Whether this answers what is asked for by {@code path}. */
  boolean answers(String path) {
    return path.startsWith(endpoint.path());
  }

  private void serve(Context ctx) {
    AccessLog.route(ctx, endpoint.path() + "{mediaId}");
    String from = address.apply(ctx.req());
    if (!addresses.take(from)) {
      Problems.write(ctx, Problem.rateLimited(PAUSE));
      return;
    }
    try {
      move(ctx);
    } finally {
      addresses.giveBack(from);
    }
  }

  private void move(Context ctx) {
    if (!room.tryAcquire()) {
      Problems.write(ctx, Problem.of(ErrorCode.UNAVAILABLE));
      return;
    }
    try {
      endpoint.serve(new MediaExchange(ctx, self));
    } catch (IOException broken) {
      // Who is gone is told nothing; what came of an upload is held, and a download is cut short.
      LOG.debug("{} {} broke off", Requests.id(ctx), ctx.method(), broken);
      if (!ctx.res().isCommitted()) {
        ctx.header("Connection", "close");
        ctx.status(408);
      }
    } finally {
      room.release();
    }
  }
}
