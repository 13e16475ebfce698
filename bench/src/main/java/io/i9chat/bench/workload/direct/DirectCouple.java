package io.i9chat.bench.workload.direct;

import java.util.List;

/** Both members of a pair; the first always sends. */
record DirectCouple(DirectPair pair, DirectMember first, DirectMember second) {
  /** Whether the couple with this number is on two servers, of so many: every other is. */
  static boolean isApart(int couple, int servers) {
    return servers > 1 && couple / servers % 2 == 1;
  }

  List<DirectMember> members() {
    return List.of(first, second);
  }

  /** How many messages both together have sent. */
  int sent() {
    return first.ledger().issued() + second.ledger().issued();
  }
}
