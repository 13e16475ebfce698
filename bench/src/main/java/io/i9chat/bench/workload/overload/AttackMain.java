package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of the attackers. Its input is a line {@code host port milliseconds attackers}, then
 * a line {@code chat username token} for each attacker; its output is a line for each kind, as
 * {@link AttackTally} writes it. It ends after that time, or when its input ends.
 */
final class AttackMain {
  private AttackMain() {}

  public static void main(String[] none) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String[] head = words(in, 4);
    Address address = new Address(head[0], Integer.parseInt(head[1]));
    long end = System.nanoTime() + Duration.ofMillis(Long.parseLong(head[2])).toNanos();
    List<Attack> attacks = new ArrayList<>();
    AttackTally tally = new AttackTally();
    for (int i = 0; i < Integer.parseInt(head[3]); i++) {
      String[] one = words(in, 3);
      Account account = new Account(one[1], one[2]);
      Attack attack =
          new Attack(address, Loopback.address(Loopback.ATTACKERS, i), account, one[0], end, tally);
      attack.begin(AttackKind.of(i), i / AttackKind.values().length);
      attacks.add(attack);
    }
    Thread watching = Thread.ofVirtual().unstarted(() -> endWith(in));
    watching.start();
    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    for (Attack attack : attacks) {
      attack.finish();
    }
    System.out.print(tally);
  }

  private static String[] words(BufferedReader in, int count) throws IOException {
    String line = in.readLine();
    String[] words = line == null ? new String[0] : line.split(" ", -1);
    if (words.length != count) {
      throw new IOException("a line of " + words.length + " words, not " + count);
    }
    return words;
  }

  /** The workload's process has died if nothing can be read any more before the end. */
  private static void endWith(BufferedReader in) {
    try {
      if (in.readLine() == null) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
