package io.i9chat.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One account that a workload acts as.
 *
 * @param token bearer token of a session
 */
public record Account(String username, String token) {

  /**
   * Reads the file of {@code accounts create --tokens}: one username and token a line.
   *
   * @throws IOException if it cannot be read or a line has another shape
   */
  public static List<Account> read(Path file) throws IOException {
    List<Account> accounts = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length != 2) {
        throw new IOException(
            "line " + number + " of " + file + " is not a username, a space and a token");
      }
      accounts.add(new Account(parts[0], parts[1]));
    }
    return List.copyOf(accounts);
  }

  /** The username alone: tokens do not belong into messages. */
  @Override
  public String toString() {
    return username;
  }
}
