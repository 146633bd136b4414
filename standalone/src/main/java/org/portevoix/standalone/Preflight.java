package org.portevoix.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What must be true before anything is started. Each refusal says what to do. */
final class Preflight {

	private static final long NEEDED_MEGABYTES = 1024;

	private Preflight() {
	}

	static void check(Settings settings) {
		ports(settings).ifPresent((problem) -> {
			throw new Problem(problem);
		});
		try {
			FileStore disk = Files.getFileStore(settings.data());
			disk(settings.data(), disk.getUsableSpace() / (1024 * 1024)).ifPresent((problem) -> {
				throw new Problem(problem);
			});
		}
		catch (IOException ex) {
			throw new Problem("The free space of " + settings.data() + " can't be told: " + ex.getMessage(), ex);
		}
	}

	/** Holds the data directory for this process, for as long as it lives. */
	static FileChannel occupy(Path data) {
		try {
			Files.createDirectories(data.resolve("run"));
			FileChannel lock = FileChannel.open(data.resolve("run/lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock.tryLock() == null) {
				throw new Problem("Portevoix already runs with its data in " + data
						+ ". Stop it with ./start --stop, or use another directory with --data DIR.");
			}
			return lock;
		}
		catch (IOException ex) {
			throw new Problem("The directory " + data + " can't be written (" + ex.getMessage()
					+ "). Use another one with --data DIR.", ex);
		}
	}

	/** Whether a process holds the data directory. */
	static boolean isOccupied(Path data) {
		Path file = data.resolve("run/lock");
		if (!Files.exists(file)) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock == null;
		}
		catch (IOException ex) {
			throw new Problem("The directory " + data + " can't be read (" + ex.getMessage() + ").", ex);
		}
	}

	static Optional<String> disk(Path data, long freeMegabytes) {
		return (freeMegabytes >= NEEDED_MEGABYTES) ? Optional.empty()
				: Optional.of("Only %d MB are free where %s lies; Portevoix wants %d. ".formatted(freeMegabytes, data,
						NEEDED_MEGABYTES) + "Free some, or use another disk with --data DIR.");
	}

	static Optional<String> ports(Settings settings) {
		Map<Integer, String> seen = new HashMap<>();
		for (Map.Entry<String, Integer> needed : settings.neededPorts().entrySet()) {
			String other = seen.put(needed.getValue(), needed.getKey());
			if (other != null) {
				return Optional.of("%s and %s both ask for port %d. Give one of them another.".formatted(other,
						needed.getKey(), needed.getValue()));
			}
			if (isTaken(needed.getValue())) {
				return Optional.of("Port %d is taken by another program. Stop that one, or set %s to a free port."
					.formatted(needed.getValue(), needed.getKey()));
			}
		}
		return Optional.empty();
	}

	private static boolean isTaken(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

}
