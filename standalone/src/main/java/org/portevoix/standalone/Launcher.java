package org.portevoix.standalone;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** {@code ./start}: starts everything, says when it is ready, and stays with it. */
public final class Launcher {

	private static final String USAGE = """
			./start [--data DIR]   starts Portevoix; state is kept in DIR (data/ if left out)
			./start --stop         stops what this checkout started; with --data DIR only that

			With Portevoix running or not, the passphrase in BACKUP_PASSPHRASE or in the file BACKUP_PASSPHRASE_FILE:
			./start --backup FILE      saves everything, sealed
			./start --erasures LIST    saves who was forgotten until now, sealed; do it every day
			With Portevoix stopped:
			./start --restore FILE --erasures LIST   restores into an empty directory, and forgets those on the list
			./start --restore FILE --without-erasures   if nobody was forgotten since
			./start --rebuild [--write]   proves the counts from the signatures; --write mends what differs""";

	private final Settings settings;

	private final Voice voice;

	private Launcher(Settings settings, Voice voice) {
		this.settings = settings;
		this.voice = voice;
	}

	/** Runs until it is told to end. */
	public static void main(String[] arguments) {
		Voice voice = new Voice(System.out);
		try {
			run(new ArrayList<>(List.of(arguments)), voice);
		}
		catch (Problem ex) {
			voice.say("%s", String.valueOf(ex.getMessage()));
			System.exit(1);
		}
	}

	private static void run(List<String> arguments, Voice voice) {
		boolean stop = arguments.remove("--stop");
		int data = arguments.indexOf("--data");
		boolean named = data >= 0 && data + 1 < arguments.size();
		Path home = Path.of(System.getProperty(Jvm.HOME, ".")).toAbsolutePath().normalize();
		Path directory = named ? Path.of(System.getProperty("portevoix.from", ".")).resolve(arguments.get(data + 1))
				: home.resolve("data");
		if (named) {
			arguments.subList(data, data + 2).clear();
		}
		Settings settings = new Settings(home, directory.toAbsolutePath().normalize(), System.getenv());
		if (!arguments.isEmpty()) {
			if (stop || !new Maintenance(settings, voice).run(arguments)) {
				throw new Problem(USAGE);
			}
		}
		else if (stop) {
			new Stop(settings, !named, voice).run();
		}
		else {
			new Launcher(settings, voice).start();
		}
	}

	private void start() {
		long begin = System.nanoTime();
		try (FileChannel lock = Preflight.occupy(this.settings.data())) {
			Preflight.check(this.settings);
			Maintenance.requireWhole(this.settings);
			Files.writeString(this.settings.data().resolve("run/launcher.pid"),
					Long.toString(ProcessHandle.current().pid()));
			run(begin);
			Reference.reachabilityFence(lock);
		}
		catch (IOException ex) {
			throw new Problem("The directory " + this.settings.data() + " can't be written.", ex);
		}
	}

	private void run(long begin) {
		Secrets secrets = Secrets.of(this.settings);
		Parts parts = new Parts(this.settings, secrets.values());
		Supervisor supervisor = new Supervisor(this.settings.data(), this.voice);
		CountDownLatch stopped = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
			this.voice.say("Stopping.");
			supervisor.stop();
			forgetMe();
			stopped.countDown();
		}));
		this.voice.say("Portevoix starts on Java %s, its data in %s", Runtime.version().feature(),
				this.settings.data());
		this.voice.say(parts.storeDescription());
		CompletableFuture<List<Part>> services = CompletableFuture.supplyAsync(parts::services);
		supervisor.startTogether(parts.backing());
		supervisor.startTogether(prepared(services));
		new Logs(this.settings.data().resolve("log")).watch();
		new Seeder(this.settings, secrets.value("PORTEVOIX_OPERATOR_SECRET"), this.voice).seed();
		greet(secrets, (System.nanoTime() - begin) / 1e9);
		await(stopped);
	}

	private static List<Part> prepared(CompletableFuture<List<Part>> services) {
		try {
			return services.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

	private void forgetMe() {
		try {
			Files.deleteIfExists(this.settings.data().resolve("run/launcher.pid"));
		}
		catch (IOException ex) {
			this.voice.say("The launcher's pid file stays behind: %s", String.valueOf(ex.getMessage()));
		}
	}

	private void greet(Secrets secrets, double seconds) {
		this.voice.say("");
		this.voice.say("  Campaigns     %s/", this.settings.publicUrl());
		this.voice.say("  Mailbox       http://localhost:%d/", this.settings.port("MAILBOX_PORT"));
		this.voice.say("  Administrator admin@example.org, password %s", shown(secrets, "PORTEVOIX_ADMIN_PASSWORD"));
		this.voice.say("  API client    demo-partner, secret %s", shown(secrets, "PORTEVOIX_CLIENT_SECRET"));
		this.voice.say("  Started in    %s s; Ctrl-C or ./start --stop ends it", Voice.seconds(seconds));
		this.voice.say("");
		this.voice.say("Portevoix is ready: http://localhost:%d", this.settings.port("GATEWAY_PORT"));
	}

	/** What the caller chose, the caller knows. */
	private String shown(Secrets secrets, String variable) {
		return this.settings.given(variable).isPresent() ? "as " + variable + " says" : secrets.value(variable);
	}

	private static void await(CountDownLatch stopped) {
		try {
			stopped.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
