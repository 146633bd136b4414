package org.portevoix.standalone.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The disk of the broker is full, and has room again. */
record FullDisk(Duration lasts) implements Fault {

	private static final String SIZE = "600m";

	/** Puts the broker's data on a small disk of its own, where that is possible. */
	static boolean mount(Path data) {
		try {
			Files.createDirectories(data.resolve("kafka"));
			Platform.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "portevoix-faults",
					data.resolve("kafka").toString());
			return true;
		}
		catch (IOException | RuntimeException ex) {
			System.out.println("No small disk for the broker: " + ex.getMessage());
			return false;
		}
	}

	static void unmount(Path data) {
		Platform.run("umount", data.resolve("kafka").toString());
	}

	@Override
	public String name() {
		return "disk of the broker full";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) throws Exception {
		Path disk = platform.system().data().resolve("kafka");
		FileStore store = Files.getFileStore(disk);
		if (!store.type().equals("tmpfs") || store.getTotalSpace() > 1L << 30) {
			throw new Skipped("no small disk could be mounted for the broker here");
		}
		crowd.awaitMore(50);
		Path filler = disk.resolve("filler");
		long filled = fill(filler);
		Platform.pass(this.lasts);
		Files.delete(filler);
		platform.awaitReady("kafka");
		crowd.awaitMore(100);
		return "%d MB written until nothing more fitted, deleted after %d s".formatted(filled >> 20,
				this.lasts.toSeconds());
	}

	private static long fill(Path filler) throws IOException {
		long filled = 0;
		byte[] block = new byte[1 << 16];
		try (OutputStream out = Files.newOutputStream(filler)) {
			while (true) {
				out.write(block);
				filled += block.length;
			}
		}
		catch (IOException ex) {
			// Full, as it should be.
			return filled;
		}
	}

}
