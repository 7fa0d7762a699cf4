namespace KubeStellar.Build;

/// <summary>All targets that a release needs: to rehearse and promote it, to make it by hand or from a workflow, and to look at what was published.</summary>
public interface IKubeStellarRelease : IRelease, IPublish, IRehearse, IPromote, IAudit, IVerify;
