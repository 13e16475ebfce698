package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

/** What each command on accounts is done with: the backend, wherever it is, and where to say so. */
interface AccountsBackend {
  /**
   * Does the work on the backend: that of the server, if one runs on the folder.
   *
   * @param arguments what the server is to be told, to do the same
   * @return the exit code
   */
  int onStore(List<String> arguments, Consumer<I9chat> work);

  /** Where results are printed. */
  PrintWriter out();
}
