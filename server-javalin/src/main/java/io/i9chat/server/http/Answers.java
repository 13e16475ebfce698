package io.i9chat.server.http;

import io.i9chat.server.budget.Lease;
import io.i9chat.server.http.Transfers.Transfer;
import io.i9chat.server.wire.Streamed;
import io.javalin.http.Context;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers, each of which counts in the budget until its peer has taken it. */
final class Answers {
  /** How much is written at once, so that it shows whether the peer takes it. */
  private static final int STEP_BYTES = 32 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Transfers transfers;

  Answers(Transfers transfers) {
    this.transfers = transfers;
  }

  /** Answers with this JSON, which is all that the lease holds from now on. */
  void write(Context ctx, byte[] json, Lease lease) {
    lease.answer(json.length);
    ctx.contentType("application/json");
    ctx.res().setContentLength(json.length);
    try (Transfer transfer = transfers.begin(ctx, lease)) {
      OutputStream out = ctx.res().getOutputStream();
      for (int sent = 0; sent < json.length; sent += STEP_BYTES) {
        int step = Math.min(STEP_BYTES, json.length - sent);
        out.write(json, sent, step);
        transfer.moved(step);
      }
    } catch (IOException gone) {
      LOG.debug("{} broke off", ctx.method(), gone);
    }
  }

  /** Answers with what is made while it is written. */
  void write(Context ctx, Streamed streamed, Lease lease) {
    try (Transfer transfer = transfers.begin(ctx, lease)) {
      transfer.pause();
      StreamedAnswer.write(ctx, out -> streamed.writeTo(new Counted(out, transfer)));
    }
  }

  private static final class Counted extends FilterOutputStream {
    private final Transfer transfer;

    private Counted(OutputStream out, Transfer transfer) {
      super(out);
      this.transfer = transfer;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      // The inherited one would write byte by byte.
      transfer.resume();
      out.write(bytes, offset, length);
      transfer.moved(length);
      transfer.pause();
    }
  }
}
