package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stops what this checkout started, from another shell, also when the launcher is gone.
 * Only processes whose command line names this checkout or its data are ended.
 */
final class Stop {

	private static final Duration LAUNCHER_LIMIT = Duration.ofSeconds(300);

	private static final Duration CHILD_LIMIT = Duration.ofSeconds(60);

	private static final List<String> ORDER = List.of("gateway", "notification-service", "member-service",
			"campaign-service", "mailbox", "mongodb", "kafka");

	private static final Pattern CHILD = Pattern.compile("-D" + Jvm.DATA + "=(.+?) -XX.*-Dportevoix.part=(\\S+)");

	private final Settings settings;

	private final boolean everywhere;

	private final Voice voice;

	/**
	 * A stop.
	 * @param everywhere in whatever data directory; else only in that of the settings
	 */
	Stop(Settings settings, boolean everywhere, Voice voice) {
		this.settings = settings;
		this.everywhere = everywhere;
		this.voice = voice;
	}

	void run() {
		Set<ProcessHandle> launchers = new LinkedHashSet<>();
		byPidFile("launcher", Launcher.class.getName()).ifPresent(launchers::add);
		if (this.everywhere) {
			launchers.addAll(ours((line) -> line.contains(Launcher.class.getName())));
		}
		launchers.removeIf((launcher) -> launcher.pid() == ProcessHandle.current().pid());
		launchers.forEach(ProcessHandle::destroy);
		launchers.forEach((launcher) -> end(launcher, LAUNCHER_LIMIT));
		List<ProcessHandle> left = leftOver();
		left.forEach(Stop::forget);
		left.forEach(ProcessHandle::destroy);
		left.forEach((child) -> end(child, CHILD_LIMIT));
		boolean none = launchers.isEmpty() && left.isEmpty();
		this.voice.say(none ? "Nothing was running." : "Portevoix is stopped.");
	}

	/**
	 * Children whose launcher is gone: by their pid files, then by their command lines.
	 */
	private List<ProcessHandle> leftOver() {
		Set<ProcessHandle> left = new LinkedHashSet<>();
		ORDER.forEach((name) -> byPidFile(name, this.settings.data().toString()).ifPresent(left::add));
		left.addAll(ours((line) -> line.contains("-Dportevoix.part=")));
		return List.copyOf(left);
	}

	private Optional<ProcessHandle> byPidFile(String name, String mark) {
		Path file = this.settings.data().resolve("run").resolve(name + ".pid");
		try {
			if (!Files.exists(file)) {
				return Optional.empty();
			}
			long pid = Long.parseLong(Files.readString(file).strip());
			Files.delete(file);
			return ProcessHandle.of(pid).filter((process) -> line(process).contains(mark));
		}
		catch (IOException | NumberFormatException ex) {
			this.voice.say("The pid file %s can't be read; see whether %s still runs.", file, name);
			return Optional.empty();
		}
	}

	/** Deletes the pid file of a child, wherever its data is. */
	private static void forget(ProcessHandle child) {
		Matcher names = CHILD.matcher(line(child));
		try {
			if (names.find()) {
				Files.deleteIfExists(Path.of(names.group(1), "run", names.group(2) + ".pid"));
				Files.deleteIfExists(Path.of(names.group(1), "run", "launcher.pid"));
			}
		}
		catch (IOException ex) {
			throw new Problem("The pid file of " + names.group(2) + " can't be deleted.", ex);
		}
	}

	private List<ProcessHandle> ours(java.util.function.Predicate<String> which) {
		String mark = this.everywhere ? "-D" + Jvm.HOME + "=" + this.settings.home() + " "
				: "-D" + Jvm.DATA + "=" + this.settings.data() + " ";
		try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
			return all.filter((process) -> line(process).contains(mark) && which.test(line(process))).toList();
		}
	}

	private static String line(ProcessHandle process) {
		return process.info().commandLine().orElse("");
	}

	private void end(ProcessHandle process, Duration limit) {
		CompletableFuture<ProcessHandle> end = process.onExit();
		try {
			end.get(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
		}
		catch (java.util.concurrent.TimeoutException ex) {
			process.destroyForcibly();
			end.join();
		}
		catch (java.util.concurrent.ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
