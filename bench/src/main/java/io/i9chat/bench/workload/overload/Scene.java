package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is there before anything is measured, made while rate limits are off.
 *
 * @param storm the group whose members sync at once
 * @param talks the direct chats of the talkers, one a pair
 * @param targets per attacker a direct chat of its own that is expensive to read
 */
record Scene(Api.Chat storm, List<Api.Chat> talks, List<Api.Chat> targets) {
  private static final int LONG_MESSAGE = 3_500;
  private static final int LONG_TEXT = 3_996;
  private static final int LONG_TEXTS = 1_000;
  private static final int AT_ONCE = 32;

  /** Makes it; takes some minutes at most. */
  static Scene build(Address address, OverloadPlan plan, List<Account> accounts)
      throws IOException, InterruptedException {
    try (Api api = new Api(address)) {
      List<Account> members = accounts.subList(0, plan.members());
      Account owner = members.getFirst();
      List<String> others = members.stream().skip(1).map(Account::username).toList();
      Api.Chat group = api.createGroup(owner, "storm", others);
      String text = "A message that fills a page. ".repeat(200).substring(0, LONG_MESSAGE);
      fill(api, owner, group.id(), plan.messages(), text);
      List<Api.Chat> talks = new ArrayList<>();
      for (int i = plan.members(); i < plan.members() + OverloadPlan.TALKERS; i += 2) {
        talks.add(api.openDirectOfBoth(accounts.get(i), accounts.get(i + 1)));
      }
      List<Api.Chat> targets = new ArrayList<>();
      for (int i = 0; i < plan.attackers(); i++) {
        Account attacker = attacker(accounts, plan, i);
        Account other = accounts.get(accounts.indexOf(attacker) + 1);
        Api.Chat chat = api.openDirectOfBoth(attacker, other);
        boolean searched = AttackKind.of(i) == AttackKind.SEARCH;
        String one = searched ? "a1 b2 c3 d4 e5 f6 g7 h8 i9" : "Щ".repeat(LONG_TEXT);
        fill(api, attacker, chat.id(), searched ? plan.searched() : LONG_TEXTS, one);
        targets.add(chat);
      }
      Api.Chat full = new Api.Chat(group.id(), group.head() + plan.messages());
      return new Scene(full, talks, targets);
    }
  }

  /** The account of the i-th attacker. */
  static Account attacker(List<Account> accounts, OverloadPlan plan, int i) {
    return accounts.get(plan.members() + OverloadPlan.TALKERS + 2 * i);
  }

  private static void fill(Api api, Account author, String chat, int count, String text)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Long>> sends = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String id = "m" + i;
        sends.add(threads.submit(() -> api.send(author, chat, id, text)));
      }
      for (Future<Long> send : sends) {
        send.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the chats could not be filled: " + e.getCause(), e);
    }
  }
}
