import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deidentifier.arx.ARXAnonymizer;
import org.deidentifier.arx.ARXConfiguration;
import org.deidentifier.arx.ARXResult;
import org.deidentifier.arx.AttributeType;
import org.deidentifier.arx.AttributeType.Hierarchy;
import org.deidentifier.arx.Data;
import org.deidentifier.arx.criteria.DistinctLDiversity;
import org.deidentifier.arx.criteria.KAnonymity;
import org.deidentifier.arx.metric.Metric;

/**
 * What ARX does with the same goals, told as one line of JSON a round. Arguments: data file, folder of hierarchies, l of
 * occupation or 0, suppression limit, `loss` or `class-size`, rounds, output file or `-`. Each round reads the data
 * anew; the JVM stays, so that all rounds but the first are warm.
 */
public class Arx {
  public static void main(String[] args) throws Exception {
    int l = Integer.parseInt(args[2]);
    for (int round = 0; round < Integer.parseInt(args[5]); round++) {
      long start = System.nanoTime();
      Data data = Data.create(new File(args[0]), StandardCharsets.UTF_8, ';');
      var definition = data.getDefinition();
      var handle = data.getHandle();
      for (int at = 0; at < handle.getNumColumns(); at++) {
        String name = handle.getAttributeName(at);
        if (l > 0 && name.equals("occupation"))
          definition.setAttributeType(name, AttributeType.SENSITIVE_ATTRIBUTE);
        else
          definition.setAttributeType(
              name,
              Hierarchy.create(
                  new File(args[1], "adult_hierarchy_" + name + ".csv"), StandardCharsets.UTF_8, ';'));
      }
      ARXConfiguration goal = ARXConfiguration.create();
      goal.addPrivacyModel(new KAnonymity(5));
      if (l > 0) goal.addPrivacyModel(new DistinctLDiversity("occupation", l));
      goal.setSuppressionLimit(Double.parseDouble(args[3]));
      goal.setQualityModel(args[4].equals("loss") ? Metric.createLossMetric() : Metric.createAECSMetric());
      long read = System.nanoTime();
      ARXResult result = new ARXAnonymizer().anonymize(data, goal);
      long searched = System.nanoTime();
      var best = result.getGlobalOptimum();
      StringBuilder levels = new StringBuilder();
      for (String name : best.getQuasiIdentifyingAttributes())
        levels.append(levels.length() == 0 ? "" : " ").append(best.getGeneralization(name));
      if (!args[6].equals("-")) result.getOutput(best, false).save(new File(args[6]), ';');
      long written = System.nanoTime();
      System.out.printf(
          "{\"levels\":\"%s\",\"score\":%s,\"search\":%d,\"anonymize\":%.1f,\"whole\":%.1f,\"memory\":%d}%n",
          levels,
          best.getLowestScore(),
          result.getTime(),
          (searched - read) / 1e6,
          (written - start) / 1e6,
          peakKilobytes());
    }
  }

  /** The most memory that the process has held so far, as Linux tells it. */
  private static long peakKilobytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status")))
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", ""));
    return 0;
  }
}
