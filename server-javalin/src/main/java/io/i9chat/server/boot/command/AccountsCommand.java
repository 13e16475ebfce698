package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.EnrolAccounts;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.process.ProcessSettings;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.boot.store.Adapters;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * An operator's commands on accounts. Beside a server that runs on the data folder it is the server
 * that does them, so that its sessions end and its clients hear; without one they open the store.
 */
@Command(
    name = "accounts",
    description = "Makes, lists, disables and deletes accounts, whether or not the server runs.",
    subcommands = {
      ListCommand.class,
      SessionsCommand.class,
      DisableCommand.class,
      EnableCommand.class,
      ResetPasswordCommand.class,
      DeleteCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AccountsCommand implements AccountsBackend {
  private static final int BATCH = 500;
  private static final int MOST = 1_000_000;

  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  private final @Nullable I9chat served;

  /** Commands of a process of their own. */
  AccountsCommand() {
    this(null);
  }

  /** Commands within the server that serves this backend. */
  AccountsCommand(@Nullable I9chat served) {
    this.served = served;
  }

  @Command(
      name = "create",
      description =
          "Makes accounts without a password, each signed in for 24 hours, for load tests and"
              + " administrators.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(names = "--count", required = true, description = "How many, up to 1,000,000.")
          int count,
      @Option(
              names = "--prefix",
              required = true,
              description = "Names are PREFIX1, PREFIX2 … (PREFIX01 … after a single letter)")
          String prefix,
      @Option(
              names = "--tokens",
              required = true,
              description = "A new file for the tokens, one \"username token\" a line.")
          Path tokens,
      @Option(
              names = "--email-domain",
              defaultValue = "example.invalid",
              description = "Addresses are USERNAME@DOMAIN [${DEFAULT-VALUE}].")
          String domain) {
    if (count < 1 || count > MOST) {
      throw new StartFailure("--count=" + count + ": must be 1 to " + MOST);
    }
    List<EnrolAccounts.Newcomer> newcomers =
        IntStream.rangeClosed(1, count).mapToObj(i -> newcomer(name(prefix, i), domain)).toList();
    List<String> arguments =
        List.of(
            "create",
            "--count=" + count,
            "--prefix=" + prefix,
            "--tokens=" + tokens.toAbsolutePath(),
            "--email-domain=" + domain);
    return onStore(arguments, i9chat -> create(i9chat, newcomers, tokens));
  }

  private void create(I9chat i9chat, List<EnrolAccounts.Newcomer> newcomers, Path tokens) {
    enrol(i9chat, newcomers, tokens);
    out().println(Amount.of(newcomers.size(), "account") + " made, the tokens are in " + tokens);
  }

  private static void enrol(I9chat i9chat, List<EnrolAccounts.Newcomer> newcomers, Path tokens) {
    try (BufferedWriter file = fresh(tokens)) {
      enrol(i9chat, newcomers, file, tokens);
    } catch (PortFailure failed) {
      removeEmpty(tokens);
      throw failed;
    } catch (IOException failed) {
      throw new StartFailure(
          "--tokens=" + tokens + ": cannot be written: " + FileFailure.of(failed));
    }
  }

  /** What told nothing must not keep the same command from running again. */
  private static void removeEmpty(Path tokens) {
    try {
      if (Files.size(tokens) == 0) {
        Files.delete(tokens);
      }
    } catch (IOException gone) {
      throw new StartFailure("--tokens=" + tokens + ": cannot be removed: " + FileFailure.of(gone));
    }
  }

  /** A username has three characters at least, so a short prefix gets a longer number. */
  private static String name(String prefix, int number) {
    int digits = Math.max(1, 3 - prefix.length());
    return prefix + ("%0" + digits + "d").formatted(number);
  }

  private static EnrolAccounts.Newcomer newcomer(String name, String domain) {
    try {
      return new EnrolAccounts.Newcomer(new Username(name), new EmailAddress(name + "@" + domain));
    } catch (InvalidValue invalid) {
      throw new StartFailure(
          "--prefix, --email-domain: " + name + ", " + domain + ": " + invalid.reason());
    }
  }

  private static void enrol(
      I9chat i9chat, List<EnrolAccounts.Newcomer> newcomers, BufferedWriter file, Path tokens)
      throws IOException {
    Set<Username> known = known(i9chat);
    for (EnrolAccounts.Newcomer newcomer : newcomers) {
      if (known.contains(newcomer.username())) {
        throw taken(newcomer.username(), 0, tokens);
      }
    }
    for (int made = 0; made < newcomers.size(); made += BATCH) {
      List<EnrolAccounts.Newcomer> batch =
          newcomers.subList(made, Math.min(newcomers.size(), made + BATCH));
      switch (i9chat.signIn().operator().enrolAccounts().handle(new EnrolAccounts.Command(batch))) {
        case EnrolAccounts.Enrolled enrolled -> write(enrolled.issued(), file);
        case EnrolAccounts.BrokenOff broken -> {
          write(broken.issued(), file);
          throw brokenOff(broken, made + broken.issued().size(), tokens);
        }
        case EnrolAccounts.Taken taken -> {
          write(taken.made(), file);
          throw taken(taken.username(), made + taken.made().size(), tokens);
        }
      }
    }
  }

  /** The operator has to know which accounts are there now, and which of them have no token. */
  private static StartFailure brokenOff(EnrolAccounts.BrokenOff broken, int made, Path tokens) {
    if (made == 0) {
      removeEmpty(tokens);
    }
    List<Username> unsure = broken.unsure();
    String lost =
        unsure.isEmpty()
            ? ""
            : "; %d more (%s to %s) may have been made, without a token: accounts list shows them"
                .formatted(unsure.size(), unsure.getFirst(), unsure.getLast());
    String kept = made == 0 ? "" : ", their tokens are in " + tokens;
    return new StartFailure(
        broken.why().getMessage() + "; " + made + " accounts were made" + kept + lost);
  }

  private static StartFailure taken(Username username, int made, Path tokens) throws IOException {
    if (made == 0) {
      // Nothing was made, so the same command must be able to run again.
      Files.deleteIfExists(tokens);
    }
    return new StartFailure(
        "--prefix: the username or address of "
            + username
            + " is taken; "
            + made
            + " accounts were made");
  }

  private static void write(List<EnrolAccounts.Issued> issued, BufferedWriter file)
      throws IOException {
    for (EnrolAccounts.Issued each : issued) {
      file.write(each.username() + " " + each.token() + "\n");
    }
    // Tokens cannot be had again: a run that is interrupted later has told these.
    file.flush();
  }

  /** Tokens are as good as passwords: the file is new, and its owner's alone from the start. */
  private static BufferedWriter fresh(Path file) throws IOException {
    try {
      return new BufferedWriter(
          Channels.newWriter(
              Files.newByteChannel(
                  file,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  OwnerOnly.on(file).file()),
              StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException there) {
      throw new StartFailure("--tokens=" + file + ": the file exists already");
    }
  }

  private static Set<Username> known(I9chat i9chat) {
    Set<Username> known = new HashSet<>();
    ListCommand.each(i9chat, account -> known.add(account.username()));
    return known;
  }

  @Override
  public int onStore(List<String> arguments, Consumer<I9chat> work) {
    if (served != null) {
      work.accept(served);
      return 0;
    }
    // The server has settings of its own: here only its folder has to be known.
    Path data = ProcessSettings.readFolder().data();
    OptionalInt answered = ControlClient.ask(data, arguments, out(), spec.commandLine().getErr());
    if (answered.isPresent()) {
      return answered.getAsInt();
    }
    Settings settings = ProcessSettings.read();
    try (Adapters adapters = Adapters.openForCommand(settings);
        I9chat i9chat = new I9chat(adapters.ports(), settings.backend())) {
      adapters.unlock(i9chat);
      work.accept(i9chat);
    }
    return 0;
  }

  @Override
  public PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
