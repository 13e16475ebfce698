package io.i9chat.bench.workload.direct;

import java.util.List;

/** Both members of a pair; the first always sends. */
record DirectCouple(DirectPair pair, DirectMember first, DirectMember second) {

  List<DirectMember> members() {
    return List.of(first, second);
  }

  /** How many messages both together have sent. */
  int sent() {
    return first.ledger().issued() + second.ledger().issued();
  }
}
