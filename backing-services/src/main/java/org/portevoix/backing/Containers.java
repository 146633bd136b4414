package org.portevoix.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka and MongoDB in containers. */
record Containers(String kafkaBrokers, String mongoUri) {

	private static final Duration PULL_LIMIT = Duration.ofMinutes(1);

	/** Starts them if Docker answers and has the images within a minute. */
	static Optional<Containers> start() {
		if (!mayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
			return Optional.empty();
		}
		DockerImageName kafka = DockerImageName.parse(Images.load().kafka());
		DockerImageName mongodb = DockerImageName.parse(Images.load().mongodb());
		return (isHere(kafka) && isHere(mongodb)) ? Optional.of(start(kafka, mongodb)) : Optional.empty();
	}

	/** Spares the seconds that Testcontainers looks for a Docker that is not there. */
	private static boolean mayAnswer() {
		return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"))
				|| Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
				|| Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
	}

	private static boolean isHere(DockerImageName image) {
		try {
			CompletableFuture.supplyAsync(() -> new RemoteDockerImage(image).get())
				.get(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@SuppressWarnings("resource") // Ryuk ends them with this virtual machine.
	private static Containers start(DockerImageName kafkaImage, DockerImageName mongoImage) {
		KafkaContainer kafka = new KafkaContainer(kafkaImage).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
			.withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
		MongoDBContainer mongodb = new MongoDBContainer(mongoImage);
		kafka.start();
		mongodb.start();
		return new Containers(kafka.getBootstrapServers(), mongodb.getConnectionString());
	}

}
