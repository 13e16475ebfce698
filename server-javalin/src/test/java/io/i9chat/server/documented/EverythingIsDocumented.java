package io.i9chat.server.documented;

import io.i9chat.server.document.KeptDocuments;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which something came that is not documented. Runs with every test. */
public final class EverythingIsDocumented implements AfterEachCallback, AfterAllCallback {
  /** Made by JUnit. */
  public EverythingIsDocumented() {}

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check();
  }

  private static void check() {
    List<String> seen = Undocumented.taken();
    // What is to be kept anew is another API than is kept.
    if (!seen.isEmpty() && !KeptDocuments.isKeeping()) {
      throw new AssertionError(
          "not as docs/api says (`make api-documents` writes it anew):\n"
              + String.join("\n", seen));
    }
  }
}
