"""The Spark session: imported only when Spark is asked for.

What must be so for the same answers everywhere is set here. How much memory, how many executors
and where they spill is the cluster's own business (its `spark-defaults.conf`); only on one
machine is it set here.
"""

from pathlib import Path
from typing import Any

import ibis
from pyspark.sql import SparkSession

SAME_EVERYWHERE = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",  # columns, not pickled rows, to Python
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # a row that does not fit is seen
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
ONE_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.driver.maxResultSize": "3g",
    "spark.sql.shuffle.partitions": "8",
}


def connect(master: str, spill: Path) -> Any:
    """An Ibis connection to Spark; the session of this process, where there is one already.

    Args:
        master: "local[2]", or a cluster's address.
        spill: the folder for what does not fit in this machine's memory.
    """
    settings = dict(SAME_EVERYWHERE)
    if master.startswith("local"):
        settings |= ONE_MACHINE
        settings |= {
            "spark.local.dir": str(spill),
            "spark.sql.warehouse.dir": str(spill / "warehouse"),
        }
    builder = SparkSession.builder.master(master).appName("wardmote")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)
