package io.i9chat.server.boot.plugin;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.AdapterProvider;
import io.i9chat.ports.spi.AdapterSettings;
import io.i9chat.ports.spi.OpenAdapter;
import io.i9chat.ports.spi.WrongSetting;
import io.i9chat.server.boot.failure.OneLine;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An adapter that was chosen and found, to be opened. */
public final class Plugin<P> {
  /**
   * The length from which on a value is cut out of what code says that was not written to hide it.
   */
  private static final int SECRET = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Plugin.class);

  private final AdapterChoice choice;
  private final AdapterProvider<P> provider;
  private final Path data;

  Plugin(AdapterChoice choice, AdapterProvider<P> provider, Path data) {
    this.choice = choice;
    this.provider = provider;
    this.data = data;
  }

  /**
   * Opens it, with the class loader of its jar as the thread's, which libraries look for their
   * parts by.
   *
   * @throws StartFailure naming the setting, if it cannot be opened
   * @throws PortFailure if its technology cannot be used now
   */
  public OpenAdapter<P> open() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(provider.getClass().getClassLoader());
    try {
      return provider.open(new AdapterSettings(choice.prefix(), choice.values(), data));
    } catch (WrongSetting wrong) {
      throw new StartFailure(String.valueOf(wrong.getMessage()));
    } catch (PortFailure failed) {
      throw failed;
    } catch (RuntimeException | LinkageError broken) {
      throw failure("cannot be opened: " + redacted(broken));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Says, in the log, why it could not be opened and that it is tried again. */
  public void warnOfRetry(PortFailure failed, Duration most) {
    LOG.warn("{}: {}; it is tried again for {} s", choice, failed.getMessage(), most.toSeconds());
  }

  /** Says in a line that begins with the setting what is wrong with it. */
  public StartFailure failure(String what) {
    return new StartFailure(choice + ": " + what);
  }

  private String redacted(Throwable broken) {
    String said = OneLine.ofCauses(broken);
    for (String value : choice.values().values()) {
      if (value.length() >= SECRET) {
        said = said.replace(value, "…");
      }
    }
    return said;
  }
}
