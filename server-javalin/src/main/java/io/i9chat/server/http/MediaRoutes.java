package io.i9chat.server.http;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.server.address.Counts;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Lease;
import io.i9chat.server.http.Transfers.Transfer;
import io.i9chat.server.metrics.MediaMeters;
import io.i9chat.server.metrics.MediaMeters.Direction;
import io.i9chat.server.metrics.MediaMeters.Result;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the store of media answer its signed URLs, if it is served by this server. Clients are not
 * authenticated: the signature is the authority. Bodies may be long and take long, as long as they
 * keep moving; each takes a fixed piece of memory of the budget.
 */
public final class MediaRoutes {
  /** What each takes of the budget: the buffer that its bytes go by. */
  private static final int BUFFER_BYTES = 64 * 1024;

  /** What counts as too slow, in bytes a second. */
  private static final int BYTES_PER_SECOND = 1024;

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
  private final ByteBudget budget;
  private final MediaMeters meters;
  private final Counts<String> addresses;

  /**
   * The routes of an endpoint.
   *
   * @param self the address of this server, which completes where an upload goes to
   * @param address what limits count a client by
   * @param budget what the buffers are taken of
   * @param meters what requests and bytes are counted by
   * @param limited whether an address may move {@link #PER_ADDRESS} bodies at once, or any number
   */
  public MediaRoutes(
      MediaStore.Endpoint endpoint,
      Supplier<URI> self,
      Function<HttpServletRequest, String> address,
      ByteBudget budget,
      MediaMeters meters,
      boolean limited) {
    this.endpoint = endpoint;
    this.self = self;
    this.address = address;
    this.addresses = new Counts<>(limited ? PER_ADDRESS : Integer.MAX_VALUE);
    this.budget = budget;
    this.meters = meters;
  }

  void install(JavalinConfig config, Transfers transfers) {
    for (HandlerType method : METHODS) {
      config.routes.addHttpHandler(method, endpoint.path() + "*", ctx -> serve(ctx, transfers));
    }
  }

  /** Whether this answers what is asked for by {@code path}. */
  boolean answers(String path) {
    return path.startsWith(endpoint.path());
  }

  private void serve(Context ctx, Transfers transfers) {
    AccessLog.route(ctx, endpoint.path() + "{mediaId}");
    String from = address.apply(ctx.req());
    if (!addresses.take(from)) {
      meters.ended(direction(ctx), Result.OVERLOADED, 0);
      Problems.write(ctx, Problem.rateLimited(PAUSE));
      return;
    }
    boolean moved;
    try (Lease lease = new Lease(budget.media(from))) {
      moved = lease.take(BUFFER_BYTES, Demand.PAGE);
      if (moved) {
        move(ctx, transfers, lease);
      }
    } finally {
      addresses.giveBack(from);
    }
    // Written when nothing is held any more, for a peer may take its time.
    if (!moved) {
      meters.ended(direction(ctx), Result.OVERLOADED, 0);
      Problems.write(ctx, Problem.of(ErrorCode.UNAVAILABLE));
    }
  }

  private void move(Context ctx, Transfers transfers, Lease lease) {
    Result result = Result.BROKEN;
    long bytes = 0;
    try (Transfer transfer = transfers.begin(ctx, lease, BYTES_PER_SECOND)) {
      try {
        endpoint.serve(new MediaExchange(ctx, self, transfer));
        result = ctx.res().getStatus() < 400 ? Result.SERVED : Result.REFUSED;
      } finally {
        bytes = transfer.bytes();
      }
    } catch (IOException broken) {
      // Who is gone is told nothing; what came of an upload is held, and a download is cut short.
      LOG.debug("{} broke off", ctx.method(), broken);
      if (!ctx.res().isCommitted()) {
        ctx.header("Connection", "close");
        ctx.status(408);
      }
    } finally {
      meters.ended(direction(ctx), result, bytes);
    }
  }

  private static Direction direction(Context ctx) {
    boolean isRead = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
    return isRead ? Direction.DOWNLOAD : Direction.UPLOAD;
  }
}
